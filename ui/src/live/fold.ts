// Law: fold(snapshot, events after its head) equals a fresh snapshot (but `now`).
import type { Positioned } from "@/api/stream";
import type { EarlyWarning, Level, Notice, Post, Snapshot, WatchState } from "@/api/types";

/** How many posts a page keeps in hand; older ones are asked of the server again. */
export const KEEP_POSTS = 2000;

const ORDER: Record<Level, number> = { none: 0, blue: 1, yellow: 2, orange: 3, red: 4 };

export const byLevel = (a: Level, b: Level): number => ORDER[b] - ORDER[a];

const highest = (watches: readonly WatchState[]): Level =>
  watches.reduce<Level>((top, w) => (byLevel(top, w.level) > 0 ? w.level : top), "none");

/** Replace the row of the same identity in its place, or put the new one at the end. */
function placed<T>(rows: readonly T[], row: T, id: (row: T) => string): T[] {
  const at = rows.findIndex((old) => id(old) === id(row));
  return at < 0 ? [...rows, row] : rows.with(at, row);
}

export const isStanding = (warning: EarlyWarning): boolean =>
  warning.closed_at === null && warning.level !== "none";

function standing(warnings: readonly EarlyWarning[], changed: EarlyWarning): EarlyWarning[] {
  const others = warnings.filter((w) => w.warning_id !== changed.warning_id);
  if (!isStanding(changed)) return others;
  return [...others, changed].sort(
    (a, b) => byLevel(a.level, b.level) || (a.opened_at < b.opened_at ? 1 : -1),
  );
}

const isWaiting = (notice: Notice): boolean =>
  notice.channel === "in_app" && notice.acknowledged_at === null && notice.state !== "dead";

function waiting(notices: readonly Notice[], changed: Notice): Notice[] {
  if (isWaiting(changed)) return placed(notices, changed, (n) => n.notice_id);
  return notices.filter((n) => n.notice_id !== changed.notice_id);
}

/** Join fresh posts with those in hand, newest first; a post told again replaces its older self. */
export function joined(fresh: readonly Post[], held: readonly Post[]): Post[] {
  const told = new Set(fresh.map((post) => post.id));
  const rest = held.filter((post) => !told.has(post.id));
  return [...fresh, ...rest].sort(newestFirst).slice(0, KEEP_POSTS);
}

/** Times are ISO 8601 of one width, so that they compare as they read. */
function newestFirst(one: Post, other: Post): number {
  if (one.created_at !== other.created_at) return one.created_at < other.created_at ? 1 : -1;
  return one.id < other.id ? 1 : -1;
}

function withWatch(snapshot: Snapshot, state: WatchState): Snapshot {
  const watches = placed(snapshot.watches, state, (w) => w.watch.watch_id);
  return { ...snapshot, watches, level: highest(watches) };
}

function withoutSource(snapshot: Snapshot, id: string): Snapshot {
  return { ...snapshot, sources: snapshot.sources.filter((s) => s.source_id !== id) };
}

function withoutWatch(snapshot: Snapshot, id: string): Snapshot {
  const watches = snapshot.watches.filter((w) => w.watch.watch_id !== id);
  const warnings = snapshot.warnings.filter((w) => w.watch_id !== id);
  return { ...snapshot, watches, warnings, level: highest(watches) };
}

function withCoverage(snapshot: Snapshot, id: string, coverage: WatchState["coverage"]): Snapshot {
  const watches = snapshot.watches.map((w) => (w.watch.watch_id === id ? { ...w, coverage } : w));
  return { ...snapshot, watches };
}

function applied(snapshot: Snapshot, event: Positioned): Snapshot {
  switch (event.kind) {
    case "posts":
      return { ...snapshot, posts: joined(event.data.posts, snapshot.posts) };
    case "level": {
      const { warning, state } = event.data;
      const warnings = standing(snapshot.warnings, warning);
      return { ...withWatch(snapshot, state), warnings };
    }
    case "warning":
      return { ...snapshot, warnings: standing(snapshot.warnings, event.data.warning) };
    case "source": {
      if ("removed" in event.data) return withoutSource(snapshot, event.data.removed);
      const sources = placed(snapshot.sources, event.data.source, (s) => s.source_id);
      return { ...snapshot, sources };
    }
    case "coverage":
      return withCoverage(snapshot, event.data.watch_id, event.data.coverage);
    case "notice":
      return { ...snapshot, notices: waiting(snapshot.notices, event.data.notice) };
    case "promises":
      return { ...snapshot, promises: event.data.promises };
    case "watch":
      return "removed" in event.data
        ? withoutWatch(snapshot, event.data.removed)
        : withWatch(snapshot, event.data.state);
    case "changed": // no snapshot holds it; the rooms that show it ask again
      return snapshot;
    case "minutes":
      return snapshot; // figures are asked of the server, which alone can merge accounts
  }
}

/** Return the snapshot after one event; an event it already holds changes nothing. */
export function fold(snapshot: Snapshot, event: Positioned): Snapshot {
  if (event.position <= snapshot.head) return snapshot;
  return { ...applied(snapshot, event), head: event.position };
}
