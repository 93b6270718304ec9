import { describe, expect, it } from "vitest";
import type { Layers } from "@/api/layers";
import { byHour, isCounted, isLearning, lastWhole } from "./reading";

const phrase = (at: string, phrase: string, accounts: number) => ({
  at,
  phrase,
  accounts,
  posts: accounts,
  expected: 0,
  evidence: [],
});

const layersOf = (value: (number | null)[], expected: (number | null)[]): Layers => ({
  watch_id: "w",
  version: "2",
  words: "",
  at: value.map((_, n) => `2026-03-02T0${n}:00:00.000Z`),
  layers: [
    {
      name: "volume",
      weight: 1,
      coverage: [],
      index: [],
      indicators: [
        { name: "mentions", weight: 1, falls: false, value, expected, spread: [], evidence: [] },
      ],
    },
  ],
  evidence: [],
  phrases: [],
  corrections: [],
});

describe("the last whole hour", () => {
  it("is the one before the hour that is still open", () => {
    expect(lastWhole([1, 2, 3])).toBe(2);
  });

  it("is unknown where nothing was heard, or there is none", () => {
    expect(lastWhole([1, null, 3])).toBeNull();
    expect(lastWhole([3])).toBeNull();
  });
});

describe("layers", () => {
  it("count nothing where every figure is nothing or unknown", () => {
    expect(isCounted(layersOf([0, null, 0], [null, null, null]))).toBe(false);
    expect(isCounted(layersOf([0, 4, 0], [null, null, null]))).toBe(true);
  });

  it("are learning until something is expected of an hour", () => {
    expect(isLearning(layersOf([1, 1], [null, null]))).toBe(true);
    expect(isLearning(layersOf([1, 1], [2, 2]))).toBe(false);
  });
});

describe("phrases by hour", () => {
  it("stand with the newest hour first and the most spoken first in it", () => {
    const rows = [phrase("T08", "a", 3), phrase("T09", "b", 4), phrase("T09", "c", 9)];
    expect(byHour(rows).map((hour) => [hour.at, hour.phrases.map((one) => one.phrase)])).toEqual([
      ["T09", ["c", "b"]],
      ["T08", ["a"]],
    ]);
  });
});
