import { describe, expect, it } from "vitest";
import type { Indicators, Post } from "@/api/types";
import { figureOf, topEmotion } from "./figures";
import { readMonitorSearch } from "./search";
import { belongs, merged } from "./usePosts";

const chart = (series: Indicators["series"]): Indicators => ({
  watch_id: "w",
  step_s: 1800,
  at: [],
  series,
  coverage: [],
  marks: [],
  terms: [],
  platforms: [],
});

const aPost = (part: Partial<Post>): Post =>
  ({ id: "x/1", watches: ["w"], platform: "x", lang: "en", sentiment: -1, ...part }) as Post;

describe("figureOf", () => {
  it("sums the last hour and what was expected of it", () => {
    const series = { mentions: { value: [100, 4, 6], expected: [9, 2, 3], high: [9, 4, 5] } };
    expect(figureOf(chart(series), "mentions")).toEqual({ value: 10, expected: 5, high: 9 });
  });

  it("weighs the negative share by the posts, not by the steps", () => {
    const series = { mentions: { value: [90, 10] }, negative: { value: [0, 10] } };
    expect(figureOf(chart(series), "negative_share").value).toBe(0.1);
  });

  it("never reads a gap as nought", () => {
    expect(figureOf(chart({ mentions: { value: [null, null] } }), "mentions").value).toBeNull();
    expect(figureOf(chart({}), "reach").value).toBeNull();
  });

  it("names the emotion most often read", () => {
    const found = topEmotion(chart({ anger: { value: [3] }, joy: { value: [1] } }), [
      "anger",
      "joy",
    ]);
    expect(found).toEqual({ name: "anger", share: 0.75 });
    expect(topEmotion(chart({}), ["anger"])).toBeNull();
  });
});

describe("the list of posts", () => {
  it("keeps each post once, live ones first", () => {
    const rows = merged([aPost({ id: "a" })], [aPost({ id: "a" }), aPost({ id: "b" })]);
    expect(rows.map((post) => post.id)).toEqual(["a", "b"]);
  });

  it.each([
    [{}, true],
    [{ watch: "other" }, false],
    [{ platform: "weibo" }, false],
    [{ lang: "zh-Hant" }, false],
    [{ sentiment: "-1" as const }, true],
    [{ sentiment: "0" as const }, false],
  ])("filters live posts by %j", (filter, isWanted) => {
    expect(belongs(aPost({}), filter)).toBe(isWanted);
  });
});

describe("readMonitorSearch", () => {
  it("drops what it does not know", () => {
    const read = readMonitorSearch({ hours: 5, indicator: "evil", sentiment: 2, q: "", all: "x" });
    expect(Object.values(read).every((value) => value === undefined)).toBe(true);
  });

  it("reads numbers that the address turned into numbers", () => {
    expect(readMonitorSearch({ q: 917, sentiment: -1, hours: 48 })).toMatchObject({
      q: "917",
      sentiment: "-1",
      hours: 48,
    });
  });
});
