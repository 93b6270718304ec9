import { useVirtualizer } from "@tanstack/react-virtual";
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Post } from "@/api/types";
import { useKeys } from "@/kit/keys";
import css from "./PostList.module.css";
import { CorrectableCard } from "./reading/CorrectableCard";

export interface PostListHandle {
  toTop(): void;
}

interface Props {
  posts: Post[];
  onAway: (isAway: boolean) => void;
  onEnd: () => void;
  isMore: boolean;
  also?: string;
  onOpen: (post: Post) => void;
  ref?: Ref<PostListHandle>;
}

const AWAY_PX = 40;
const ROW_PX = 112;

/** Move the reading place with j and k, and bring it into sight with its focus. */
function useReading(count: number, show: (index: number) => void, list: () => HTMLElement | null) {
  const [place, setPlace] = useState(-1);
  const go = (to: number) => {
    const index = Math.max(0, Math.min(count - 1, to));
    setPlace(index);
    show(index);
    requestAnimationFrame(() => {
      list()?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true });
    });
  };
  useKeys({ j: () => go(place + 1), k: () => go(place - 1) });
  return setPlace;
}

export function PostList({ posts, onAway, onEnd, isMore, also, onOpen, ref }: Props) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: posts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 6,
    getItemKey: (index) => posts[index]?.id ?? index,
  });
  const setPlace = useReading(
    posts.length,
    (index) => virtual.scrollToIndex(index),
    () => scroller.current,
  );
  useImperativeHandle(ref, () => ({
    toTop: () => {
      scroller.current?.scrollTo({ top: 0 });
      setPlace(-1);
    },
  }));
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (isMore && last >= posts.length - 8) onEnd();
  }, [last, posts.length, isMore, onEnd]);
  return (
    <div
      ref={scroller}
      className={css.scroller}
      role="feed"
      aria-label={t("ui.feed.title")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keys
      tabIndex={0}
      onScroll={(event) => onAway(event.currentTarget.scrollTop > AWAY_PX)}
    >
      <div className={css.whole} style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const post = posts[row.index];
          return (
            post && (
              <article
                key={row.key}
                ref={virtual.measureElement}
                data-index={row.index}
                className={css.row}
                style={{ transform: `translateY(${row.start}px)` }}
                tabIndex={-1}
                aria-posinset={row.index + 1}
                aria-setsize={isMore ? -1 : posts.length}
                onFocus={() => setPlace(row.index)}
                onKeyDown={(event) => {
                  if (event.key === "Enter" && event.target === event.currentTarget) onOpen(post);
                }}
              >
                <CorrectableCard post={post} also={also} onOpen={onOpen} />
              </article>
            )
          );
        })}
      </div>
    </div>
  );
}
