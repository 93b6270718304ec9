import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Post, WatchState } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { useKeys } from "@/kit/keys";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import css from "./Feed.module.css";
import { FeedFilters } from "./FeedFilters";
import { PostList, type PostListHandle } from "./PostList";
import { useMonitorSearch } from "./search";
import { usePosts } from "./usePosts";

function useFeed(state: WatchState) {
  const { search, change } = useMonitorSearch();
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change; // one function for all cards: they must not be drawn anew
  });
  const open = useCallback((post: Post) => latest.current({ post: post.id }), []);
  const [isPaused, setPaused] = useState(false);
  const [isAway, setAway] = useState(false);
  const { q, platform, lang, sentiment, within, all } = search;
  const watch = all ? undefined : state.watch.watch_id;
  const filter = { q, platform, lang, sentiment, within, watch };
  const found = usePosts(filter, isPaused || isAway);
  return { ...found, q, isPaused, setPaused, setAway, open };
}

function Nothing({ isSearch }: { isSearch: boolean }) {
  const { t } = useTranslation();
  const { change } = useMonitorSearch();
  const clear = { q: undefined, platform: undefined, lang: undefined };
  return (
    <Empty
      title={t(isSearch ? "ui.feed.none_found" : "ui.feed.none_yet")}
      action={
        <Button
          size="s"
          onClick={() => change({ ...clear, sentiment: undefined, within: undefined })}
        >
          {t("ui.feed.clear")}
        </Button>
      }
    >
      {t(isSearch ? "ui.feed.none_found_words" : "ui.feed.none_yet_words")}
    </Empty>
  );
}

/** Posts as they come; a search or a filter narrows them, scrolling down holds them still. */
export function Feed({ state }: { state: WatchState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const list = useRef<PostListHandle>(null);
  const feed = useFeed(state);
  const { older, rows, fresh, isSearch, isPaused } = feed;
  useKeys({ p: () => feed.setPaused(!isPaused) });
  const release = () => {
    feed.setPaused(false);
    list.current?.toTop();
  };
  const note = isSearch
    ? t("ui.feed.scanned", { n: format.compact(feed.scanned) })
    : t(isPaused ? "ui.feed.paused" : "ui.feed.live");
  return (
    <Panel
      title={t(isSearch ? "ui.feed.found" : "ui.feed.title")}
      note={note}
      isFlush
      className={css.feed}
      actions={
        !isSearch && (
          <Button
            size="s"
            look="ghost"
            icon={isPaused ? "play" : "pause"}
            label={t(isPaused ? "ui.feed.resume" : "ui.feed.pause")}
            aria-pressed={isPaused}
            onClick={() => (isPaused ? release() : feed.setPaused(true))}
          />
        )
      }
    >
      <FeedFilters />
      <div className={css.body}>
        {fresh > 0 && (
          <button type="button" className={css.pill} onClick={release}>
            {t("ui.feed.fresh", { count: fresh, n: format.number(fresh) })}
          </button>
        )}
        {older.error && rows.length === 0 ? (
          <ProblemNote problem={problemOf(older.error)} onRetry={() => void older.refetch()} />
        ) : older.isPending && rows.length === 0 ? (
          <div className={css.bones}>
            <Skeleton lines={10} height={14} />
          </div>
        ) : rows.length === 0 ? (
          <Nothing isSearch={isSearch} />
        ) : (
          <PostList
            ref={list}
            posts={rows}
            onAway={feed.setAway}
            onEnd={() => older.hasNextPage && !older.isFetchingNextPage && older.fetchNextPage()}
            isMore={older.hasNextPage}
            also={feed.q}
            onOpen={feed.open}
          />
        )}
      </div>
    </Panel>
  );
}
