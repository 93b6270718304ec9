import { useTranslation } from "react-i18next";
import type { Post, WarningDetail } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { PostCard } from "@/kit/PostCard";
import { Empty } from "@/kit/States";
import css from "./Evidence.module.css";
import { byStory, copied, type StoryGroup, spreadOf } from "./newest";

export const placeOf = (post: string): string => `post ${post}`;

/** Bring a post of the evidence into sight, and the keyboard with it. */
export function showPost(post: string): void {
  const target = document.getElementById(placeOf(post));
  target?.closest("details")?.setAttribute("open", "");
  target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
}

function Place({ post }: { post: Post }) {
  return (
    <div id={placeOf(post.id)} className={css.place} tabIndex={-1}>
      <PostCard post={post} />
    </div>
  );
}

/** One card for all that say the same in the same words; the others are a press away. */
function Posts({ posts }: { posts: Post[] }) {
  const { t } = useTranslation();
  return (
    <ul className={css.posts}>
      {copied(posts).map(({ post, copies }) => (
        <li key={post.id}>
          <Place post={post} />
          {copies.length > 0 && (
            <details className={css.copies}>
              <summary>{t("ui.warning.copies", { count: copies.length })}</summary>
              {copies.map((one) => (
                <Place key={one.id} post={one} />
              ))}
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Platforms({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const platforms = spreadOf(warning)?.platforms ?? [];
  if (platforms.length === 0) return null;
  return (
    <p className={css.platforms}>
      <span>{t("ui.warning.platforms")}</span>
      {platforms.map(({ platform, posts }) => (
        <Chip key={platform}>
          {t(`ui.platform.${platform}`, { defaultValue: platform })} {format.compact(posts)}
        </Chip>
      ))}
    </p>
  );
}

/** Which story the posts below tell: in its own post's words, unless they stand below; how large. */
function StoryHead({ group }: { group: StoryGroup }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { story, known, posts } = group;
  const label = posts.some(({ text }) => text === known?.label) ? null : known?.label;
  if (!story) return <h3 className={css.story}>{t("ui.warning.no_story")}</h3>;
  return (
    <h3 className={css.story}>
      {label && (
        <span className={css.label} dir="auto">
          <PlainText text={label} />
        </span>
      )}
      <span>
        {known
          ? t("ui.warning.story_size", {
              posts: format.compact(known.posts),
              accounts: format.compact(known.accounts),
              shown: posts.length,
            })
          : t("ui.warning.story", { count: posts.length })}
      </span>
      <code>{story.slice(0, 8)}</code>
    </h3>
  );
}

/** The posts behind the newest level, copies of one story together. */
export function Evidence({ warning, className }: { warning: WarningDetail; className?: string }) {
  const { t } = useTranslation();
  const posts = warning.evidence_posts;
  const groups = byStory(posts, spreadOf(warning), warning.stories);
  return (
    <Panel
      title={t("ui.warning.evidence")}
      note={t("ui.warning.evidence_note", { count: posts.length })}
      isFlush
      className={className}
    >
      <Platforms warning={warning} />
      {posts.length === 0 && (
        <Empty title={t("ui.warning.no_evidence")}>{t("ui.warning.no_evidence_words")}</Empty>
      )}
      {groups.map((group) => (
        <section key={group.story} className={css.group}>
          {(groups.length > 1 || group.known) && <StoryHead group={group} />}
          <Posts posts={group.posts} />
        </section>
      ))}
    </Panel>
  );
}
