import { useTranslation } from "react-i18next";
import type { Copies } from "@/api/stories";
import { useFormat } from "@/i18n/format";

/** "212 copies by 187 accounts in 24 min". */
export function Copied({ copies }: { copies: Copies }) {
  const { t } = useTranslation();
  const format = useFormat();
  return t("ui.stories.copies", {
    posts: format.number(copies.posts),
    accounts: format.number(copies.accounts),
    span: format.span(copies.within_s),
  });
}
