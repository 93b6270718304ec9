import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Post } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Chip } from "./Chip";
import { Icon } from "./Icon";
import { Lead } from "./Lead";
import { Drawn } from "./PlainText";
import css from "./PostCard.module.css";
import { ReadingChip } from "./ReadingChip";
import { type Reading, readingsOf, worthTelling } from "./readings";
import { Ago, At } from "./Time";
import { pieces } from "./text";

const FOLDED_CHARS = 420;
const MOST_CHARS = 8000; // a 10 MB post must not freeze the wall

/** The end of a pseudonym: enough to tell accounts apart on one screen. */
export const shortAccount = (account: string): string => account.split(":").at(-1)?.slice(-6) ?? "";

// One card asks for its words once and hands them down: a list mounts hundreds of cards a minute.
type Words = ReturnType<typeof useTranslation>["t"];
interface Part {
  post: Post;
  t: Words;
}
interface Correcting {
  /** What people said instead, by question. */
  corrected?: Readonly<Record<string, string>>;
  /** Absent where readings are only looked at. */
  onCorrect?: (post: Post, reading: Reading, anchor: HTMLElement) => void;
  onSay?: (post: Post, reading: Reading, label: string) => void;
}
interface Props extends Correcting {
  post: Post;
  /** A search, marked beside the watch's own words. */
  also?: string;
  /** Absent where all is shown already. */
  onOpen?: (post: Post) => void;
  /** Its readings are shown elsewhere. */
  isBare?: boolean;
}

/** A post's text as text nodes; what could hide or turn words round is shown for what it is. */
function PostText({ post, t, also }: Part & { also: string }) {
  const [isWhole, setWhole] = useState(false);
  const limit = isWhole ? MOST_CHARS : FOLDED_CHARS;
  const isCut = post.text.length > limit;
  const drawn = useMemo(
    () =>
      pieces(
        isCut ? post.text.slice(0, limit) : post.text,
        also ? [...post.terms, ...also.split(/\s+/)] : post.terms,
      ),
    [post, limit, isCut, also],
  );
  return (
    <div className={css.text} lang={post.lang || undefined} dir="auto">
      {drawn.map((piece, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of an immutable text never move
        <Drawn key={n} piece={piece} />
      ))}
      {isCut && "…"}
      {isCut && !isWhole && (
        <button type="button" className={css.more} onClick={() => setWhole(true)}>
          {t("ui.post.more")}
        </button>
      )}
    </div>
  );
}

/** What the reader understood, with its probability; an abstention is shown as one. */
function Readings({ post, t, corrected, onCorrect, onSay }: Part & Correcting) {
  const told = readingsOf(post).filter(
    (one) => worthTelling(one) || corrected?.[one.head] !== undefined,
  );
  if (told.length === 0) return <Chip>{t("ui.reading.unread")}</Chip>;
  return (
    <>
      {told.map((reading) => (
        <ReadingChip
          key={reading.head}
          reading={reading}
          corrected={corrected?.[reading.head]}
          t={t}
          onPick={onCorrect && ((anchor) => onCorrect(post, reading, anchor))}
          onSay={onSay && ((label) => onSay(post, reading, label))}
        />
      ))}
      {post.path === "strong" && (
        <span className={css.again} title={t("ui.reading.again_words")}>
          {t("ui.reading.again")}
        </span>
      )}
    </>
  );
}

function Counters({ post, t }: Part) {
  const format = useFormat();
  const counters = [
    ["repost", post.reposts],
    ["reply", post.replies],
    ["like", post.likes],
  ] as const;
  return (
    <span className={css.counters}>
      {counters.map(
        ([name, count]) =>
          count !== null &&
          count > 0 && (
            <span key={name} title={t(`ui.post.${name}s`)}>
              <Icon name={name} size={12} />
              <span className="unseen">{t(`ui.post.${name}s`)}</span>
              {format.compact(count)}
            </span>
          ),
      )}
    </span>
  );
}

function Relation({ post, t }: Part) {
  if (post.repost_id) return <span className={css.relation}>{t("ui.post.is_repost")}</span>;
  if (post.quote_id) return <span className={css.relation}>{t("ui.post.is_quote")}</span>;
  if (post.parent_id) return <span className={css.relation}>{t("ui.post.is_reply")}</span>;
  return null;
}

/** One post, dense enough for a live list, whole enough to be evidence. */
export const PostCard = memo(function PostCard({
  post,
  also = "",
  onOpen,
  isBare = false,
  ...said
}: Props) {
  const { t } = useTranslation();
  return (
    <div className={css.card} data-sentiment={post.sentiment ?? "unread"}>
      <div className={css.meta}>
        <span className={css.platform}>
          {t(`ui.platform.${post.platform}`, { defaultValue: post.platform })}
        </span>
        {post.account && (
          <code className={css.account} title={t("ui.post.account", { account: post.account })}>
            {shortAccount(post.account)}
          </code>
        )}
        <Relation post={post} t={t} />
        {post.simulated && <span className={css.relation}>{t("ui.post.simulated")}</span>}
        <span className={css.when}>
          <Ago at={post.created_at} /> <At at={post.created_at} isShort />
        </span>
        {onOpen && (
          <button
            type="button"
            className={css.open}
            aria-label={t("ui.post.open")}
            title={t("ui.post.open")}
            onClick={() => onOpen(post)}
          >
            <Icon name="open" size={14} />
          </button>
        )}
      </div>
      <PostText post={post} t={t} also={also} />
      {post.picture_text && (
        <p className={css.picture} dir="auto">
          <b>
            <Lead words={t("ui.pictures.read")} />
          </b>
          {post.picture_text.slice(0, FOLDED_CHARS)}
        </p>
      )}
      <div className={css.foot}>
        {!isBare && <Readings post={post} t={t} {...said} />}
        <Counters post={post} t={t} />
      </div>
    </div>
  );
});
