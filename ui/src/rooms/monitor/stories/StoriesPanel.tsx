import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Story, stories } from "@/api/stories";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { useInSight, whileSeen } from "@/kit/inSight";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { patiently } from "@/kit/patiently";
import { Spark } from "@/kit/Spark";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Ago } from "@/kit/Time";
import { Copied } from "./Copied";
import css from "./Stories.module.css";
import { sparkOf } from "./telling";

const StoryBehind = lazy(() => patiently(() => import("./StoryBehind")));

const EVERY_MS = 30_000;
const ASKED = 30;
const FIRST = 6;
const MOST_PLATFORMS = 4;
const GONE = 404;

function Platforms({ story }: { story: Story }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = story.platforms.slice(0, MOST_PLATFORMS);
  const words = rows.map(
    ({ platform, posts }) =>
      `${t(`ui.platform.${platform}`, { defaultValue: platform })} ${format.compact(posts)}`,
  );
  return <span>{words.join(" · ")}</span>;
}

function Row({ story, onOpen }: { story: Story; onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const series = useMemo(() => sparkOf(story.trend), [story.trend]);
  return (
    <li className={css.row}>
      <button type="button" className={css.story} onClick={onOpen}>
        <span className={css.label} dir="auto">
          {story.label ? <PlainText text={story.label} /> : t("ui.stories.unlabelled")}
        </span>
      </button>
      <span className={css.count}>
        <Spark series={series} />
        <b>{format.compact(story.posts)}</b>
        <span>{t("ui.stories.posts", { count: story.posts })}</span>
      </span>
      <p className={css.facts}>
        <span>
          {t("ui.stories.accounts", {
            count: story.accounts,
            n: format.compact(story.accounts),
          })}
        </span>
        <Platforms story={story} />
        <Ago at={story.last_at} />
        {story.largest_copy && (
          <span className={css.copies}>
            <Copied copies={story.largest_copy} story={story} />
          </span>
        )}
      </p>
    </li>
  );
}

function Told({ rows }: { rows: Story[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Story | null>(null);
  const [isWhole, setWhole] = useState(false);
  if (rows.length === 0) {
    return <Empty title={t("ui.stories.none")}>{t("ui.stories.none_words")}</Empty>;
  }
  const more = rows.length - FIRST;
  return (
    <>
      <ol>
        {(isWhole ? rows : rows.slice(0, FIRST)).map((one) => (
          <Row key={one.story_id} story={one} onOpen={() => setOpen(one)} />
        ))}
      </ol>
      {more > 0 && !isWhole && (
        <div className={css.more}>
          <Button size="s" onClick={() => setWhole(true)}>
            {t("ui.ledger.more", { count: more })}
          </Button>
        </div>
      )}
      <Suspense>{open && <StoryBehind story={open} onClose={() => setOpen(null)} />}</Suspense>
    </>
  );
}

/** What the posts of a watch tell of together, the largest first; absent where none is gathered. */
export function StoriesPanel({ watch, hours }: { watch: string; hours: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [ref, isSeen] = useInSight();
  const asked = useQuery({
    queryKey: ["stories", watch, hours],
    queryFn: ({ signal }) => stories(watch, hours, ASKED, signal),
    enabled: whileSeen(isSeen),
    refetchInterval: EVERY_MS,
    placeholderData: (old) => old,
  });
  const problem = asked.error && problemOf(asked.error);
  if (problem?.status === GONE) return null;
  return (
    <Panel
      ref={ref}
      title={t("ui.stories.title")}
      note={t("ui.stories.note", { span: format.span(hours * 3600) })}
      isFlush
    >
      {asked.data && <Told key={watch} rows={asked.data} />}
      {!asked.data && problem && (
        <ProblemNote problem={problem} onRetry={() => void asked.refetch()} />
      )}
      {!asked.data && !problem && (
        <div className={css.row}>
          <Skeleton lines={4} height={18} />
        </div>
      )}
    </Panel>
  );
}
