import { Modal } from "@mantine/core";
import { useQueries, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { post } from "@/api/layers";
import { story as asStory, type Story } from "@/api/stories";
import type { Post } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Lead } from "@/kit/Lead";
import { MachineText } from "@/kit/MachineText";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import { CorrectableCard } from "../reading/CorrectableCard";
import { useMonitorSearch } from "../search";
import { Copied } from "./Copied";
import css from "./Stories.module.css";
import { standsFor } from "./telling";

/** The few posts that stand for it: nearest to all, first, most passed on. */
function Stands({ story, onOpen }: { story: Story; onOpen: (post: Post) => void }) {
  const { t } = useTranslation();
  const stands = standsFor(story);
  const asked = useQueries({
    queries: stands.map(({ id }) => ({
      queryKey: ["post", id],
      queryFn: ({ signal }: { signal: AbortSignal }) => post(id, signal),
      retry: false,
      staleTime: 60_000,
    })),
  });
  return (
    <ul className={css.posts}>
      {asked.map(({ data }, n) => {
        const stand = stands[n];
        return (
          data &&
          stand && (
            <li key={data.id}>
              <p className={css.kind}>
                {stand.kinds.map((kind) => t(`ui.stories.kind.${kind}`)).join(" · ")}
              </p>
              <CorrectableCard post={data} onOpen={onOpen} />
            </li>
          )
        );
      })}
    </ul>
  );
}

/** One story: how it spread, which posts stand for it, and its newest posts. */
export default function StoryBehind({ story, onClose }: { story: Story; onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change } = useMonitorSearch();
  const asked = useQuery({
    queryKey: ["story", story.story_id],
    queryFn: ({ signal }) => asStory(story.story_id, signal),
  });
  const open = ({ id }: Post) => {
    onClose();
    change({ post: id });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ui.stories.one")}
      size="lg"
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <div className={css.body}>
        <p>
          {t("ui.stories.summary", {
            posts: format.number(story.posts),
            accounts: format.number(story.accounts),
            copies: format.number(story.copies),
          })}{" "}
          <At at={story.first_at} /> – <At at={story.last_at} />
        </p>
        {story.largest_copy && (
          <p>
            <Lead words={t("ui.stories.largest_copy")} />
            <Copied copies={story.largest_copy} story={story} />
          </p>
        )}
        {story.merged && story.merged.length > 0 && (
          <p>
            {t("ui.stories.merged", {
              count: story.merged.length,
              n: format.number(story.merged.length),
            })}
          </p>
        )}
        {story.summary && <MachineText written={story.summary} />}
        <h3>{t("ui.stories.stands")}</h3>
        <Stands story={story} onOpen={open} />
        <h3>{t("ui.stories.newest")}</h3>
        {!asked.data && !asked.error && <Skeleton lines={5} />}
        {asked.error && <ProblemNote problem={problemOf(asked.error)} />}
        <ul className={css.posts}>
          {asked.data?.posts.map((one) => (
            <li key={one.id}>
              <CorrectableCard post={one} onOpen={open} />
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}
