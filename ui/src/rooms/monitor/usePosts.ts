// Live posts on top, older pages below: one list. A search is asked of the server alone, which
// folds width, case and script; the page never guesses what matches.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { type PostQuery, posts } from "@/api/client";
import type { Post } from "@/api/types";
import { useLive } from "@/live/store";
import type { MonitorSearch } from "./search";

const PAGE = 50;
const NONE: Post[] = [];

type Filter = Pick<MonitorSearch, "q" | "platform" | "lang" | "sentiment" | "within"> & {
  watch?: string;
};

function sinceOf(hours: number | undefined, now: number): string | undefined {
  if (hours === undefined) return undefined;
  return new Date(Math.floor(now / 60_000) * 60_000 - hours * 3_600_000).toISOString();
}

/** Whether a post heard live belongs in this view. */
export function belongs(post: Post, filter: Filter, since?: string): boolean {
  return (
    (!filter.watch || post.watches.includes(filter.watch)) &&
    (!filter.platform || post.platform === filter.platform) &&
    (!filter.lang || post.lang === filter.lang) &&
    (!filter.sentiment || String(post.sentiment) === filter.sentiment) &&
    (!since || post.created_at >= since)
  );
}

/** Put pages behind what is live, each post once. */
export function merged(live: readonly Post[], older: readonly Post[]): Post[] {
  const seen = new Set<string>();
  const rows: Post[] = [];
  for (const post of [...live, ...older]) {
    if (seen.has(post.id)) continue;
    seen.add(post.id);
    rows.push(post);
  }
  return rows;
}

/** Hold the list still while `isHeld`, and count what has come since. */
function useHeld(rows: Post[], isHeld: boolean, view: string): { rows: Post[]; fresh: number } {
  const held = useRef<{ view: string; rows: Post[] } | null>(null);
  if (!isHeld || held.current?.view !== view) held.current = isHeld ? { view, rows } : null;
  const still = held.current?.rows ?? rows;
  const first = still[0]?.id;
  const fresh = isHeld && first ? rows.findIndex((post) => post.id === first) : 0;
  return { rows: still, fresh: fresh < 0 ? rows.length : fresh };
}

export function usePosts(filter: Filter, isHeld: boolean) {
  const { q, watch, platform, lang, sentiment, within } = filter;
  const isSearch = q !== undefined;
  const view = JSON.stringify([q, watch, platform, lang, sentiment, within]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment is taken anew per view
  const since = useMemo(() => sinceOf(within, Date.now()), [view]);
  const older = useInfiniteQuery({
    queryKey: ["posts", view],
    queryFn: ({ pageParam, signal }) => {
      const query: PostQuery = { q, watch, platform, lang, sentiment, since, limit: PAGE };
      return posts({ ...query, before: pageParam }, signal);
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
  });
  const heard = useLive((state) => state.snapshot?.posts ?? NONE);
  const liveRows = useMemo(
    () =>
      isSearch
        ? NONE
        : heard.filter((p) => belongs(p, { watch, platform, lang, sentiment }, since)),
    [heard, isSearch, watch, platform, lang, sentiment, since],
  );
  const held = useHeld(liveRows, isHeld, view);
  const pages = older.data?.pages;
  const rows = useMemo(
    () => merged(held.rows, pages?.flatMap((page) => page.posts) ?? NONE),
    [held.rows, pages],
  );
  const scanned = pages?.reduce((all, page) => all + page.scanned, 0) ?? 0;
  return { rows, fresh: held.fresh, older, isSearch, scanned };
}
