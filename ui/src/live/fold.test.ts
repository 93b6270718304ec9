import { describe, expect, it } from "vitest";
import type { Positioned, StreamEvent } from "@/api/stream";
import type { EarlyWarning, Post, Snapshot, WatchState } from "@/api/types";
import { fold, joined, KEEP_POSTS } from "./fold";

const BEGIN = Date.UTC(2026, 0, 1);

/** The n-th post was written in the n-th second. */
const aPost = (n: number): Post =>
  ({
    id: `x/${n}`,
    text: `post ${n}`,
    created_at: new Date(BEGIN + n * 1000).toISOString(),
  }) as Post;

const aState = (id: string, level: WatchState["level"] = "none"): WatchState => ({
  watch: { watch_id: id, name: id } as WatchState["watch"],
  level,
  since: null,
  warning_id: null,
  coverage: { alive: 1, expected: 1, share: 1, oldest_fetch_s: 3 },
});

const aWarning = (id: string, level: EarlyWarning["level"], part: Partial<EarlyWarning> = {}) =>
  ({
    warning_id: id,
    watch_id: "w1",
    level,
    peak: level,
    opened_at: "2026-01-01T00:00:00Z",
    closed_at: null,
    ...part,
  }) as EarlyWarning;

const EMPTY: Snapshot = {
  head: 10,
  now: "2026-01-01T00:00:00Z",
  version: "1",
  simulated: false,
  level: "none",
  watches: [aState("w1"), aState("w2")],
  sources: [],
  warnings: [],
  notices: [],
  promises: { kept: true, missing: 0, dead: 0, channels: [] },
  posts: [],
};

const at = (position: number, event: StreamEvent): Positioned => ({ ...event, position });

const posts = (position: number, ...ids: number[]) =>
  at(position, {
    kind: "posts",
    data: {
      posts: ids.map(aPost),
      source_id: "s",
      read: 1,
      matched: 1,
      duplicated: 0,
      quarantined: 0,
    },
  });

const level = (position: number, warning: EarlyWarning, state: WatchState) =>
  at(position, { kind: "level", data: { change: {} as never, warning, state } });

describe("fold", () => {
  it("puts fresh posts first and keeps each post once", () => {
    const told = [posts(11, 2, 1), posts(12, 3, 2)].reduce(fold, EMPTY);
    expect(told.posts.map((post) => post.id)).toEqual(["x/3", "x/2", "x/1"]);
    expect(told.head).toBe(12);
  });

  it("changes nothing for an event that the snapshot already holds", () => {
    expect(fold(EMPTY, posts(10, 1))).toBe(EMPTY);
  });

  it("keeps the newest posts and lets the oldest go", () => {
    const held = Array.from({ length: KEEP_POSTS }, (_, n) => aPost(n));
    const rows = joined([aPost(KEEP_POSTS)], held);
    expect(rows).toHaveLength(KEEP_POSTS);
    expect(rows[0]?.id).toBe(`x/${KEEP_POSTS}`);
    expect(rows.at(-1)?.id).toBe("x/1");
  });

  it("puts a post that comes late where its time is", () => {
    const rows = joined([aPost(2)], [aPost(3), aPost(1)]);
    expect(rows.map((post) => post.id)).toEqual(["x/3", "x/2", "x/1"]);
  });

  it("forgets a removed source", () => {
    const source = { source_id: "s1" } as Snapshot["sources"][number];
    const told = fold(
      { ...EMPTY, sources: [source] },
      at(11, { kind: "source", data: { removed: "s1" } }),
    );
    expect(told.sources).toEqual([]);
  });

  it("raises the highest level and lists standing warnings highest first", () => {
    const yellow = level(11, aWarning("a", "yellow"), aState("w1", "yellow"));
    const red = level(12, aWarning("b", "red", { watch_id: "w2" }), aState("w2", "red"));
    const told = [yellow, red].reduce(fold, EMPTY);
    expect(told.level).toBe("red");
    expect(told.warnings.map((w) => w.warning_id)).toEqual(["b", "a"]);
  });

  it("lists the newest first among warnings of one level", () => {
    const old = level(11, aWarning("old", "red"), aState("w1", "red"));
    const later = aWarning("new", "red", { opened_at: "2026-01-02T00:00:00Z", watch_id: "w2" });
    const told = [old, level(12, later, aState("w2", "red"))].reduce(fold, EMPTY);
    expect(told.warnings.map((w) => w.warning_id)).toEqual(["new", "old"]);
  });

  it("takes a warning off the list when it is closed, and the level falls", () => {
    const rise = level(11, aWarning("a", "red"), aState("w1", "red"));
    const closed = aWarning("a", "none", { closed_at: "2026-01-01T01:00:00Z" });
    const told = [rise, level(12, closed, aState("w1"))].reduce(fold, EMPTY);
    expect(told.warnings).toEqual([]);
    expect(told.level).toBe("none");
  });

  it("shows an acknowledgement without moving the warning", () => {
    const rise = level(11, aWarning("a", "red"), aState("w1", "red"));
    const seen = aWarning("a", "red", { acknowledged_by: "Lin" });
    const told = [rise, at(12, { kind: "warning", data: { warning: seen } })].reduce(fold, EMPTY);
    expect(told.warnings).toEqual([seen]);
  });

  it("replaces a source in its place and appends a new one", () => {
    const source = (position: number, source_id: string, status: string) =>
      at(position, { kind: "source", data: { source: { source_id, status } as never } });
    const told = [source(11, "a", "alive"), source(12, "b", "alive"), source(13, "a", "failing")];
    expect(told.reduce(fold, EMPTY).sources.map((s) => [s.source_id, s.status])).toEqual([
      ["a", "failing"],
      ["b", "alive"],
    ]);
  });

  it("lowers one watch's coverage and leaves the other's", () => {
    const coverage = { alive: 0, expected: 2, share: 0, oldest_fetch_s: null };
    const told = fold(EMPTY, at(11, { kind: "coverage", data: { watch_id: "w2", coverage } }));
    expect(told.watches.map((w) => w.coverage.share)).toEqual([1, 0]);
  });

  it("forgets a removed watch together with its warnings", () => {
    const rise = level(11, aWarning("a", "red"), aState("w1", "red"));
    const told = [rise, at(12, { kind: "watch", data: { removed: "w1" } })].reduce(fold, EMPTY);
    expect(told.watches.map((w) => w.watch.watch_id)).toEqual(["w2"]);
    expect([told.warnings, told.level]).toEqual([[], "none"]);
  });

  it("keeps in-app notices until somebody acknowledges them", () => {
    const notice = (position: number, acknowledged_at: string | null, channel = "in_app") =>
      at(position, {
        kind: "notice",
        data: { notice: { notice_id: `n-${channel}`, channel, acknowledged_at } as never },
      });
    const waiting = [notice(11, null), notice(12, null, "email")].reduce(fold, EMPTY);
    expect(waiting.notices.map((n) => n.notice_id)).toEqual(["n-in_app"]);
    expect(fold(waiting, notice(13, "2026-01-01T00:00:00Z")).notices).toEqual([]);
  });
});
