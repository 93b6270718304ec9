import { useTranslation } from "react-i18next";
import type { Copies, Story } from "@/api/stories";
import { useFormat } from "@/i18n/format";

/** "212 copies by 187 accounts in 24 min"; copies are counted over all watches, a story in one. */
export function Copied({ copies, story }: { copies: Copies; story: Story }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isWider = copies.posts > story.posts;
  return t(isWider ? "ui.stories.copies_everywhere" : "ui.stories.copies", {
    posts: format.number(copies.posts),
    accounts: format.number(copies.accounts),
    span: format.span(copies.within_s),
  });
}
