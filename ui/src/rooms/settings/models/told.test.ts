import { describe, expect, it } from "vitest";
import type { HeadEffect, TrainingSet } from "@/api/models";
import { filled, isTouched, keyOf, points, shareElsewhere, toneOf } from "./told";

const effect = (part: Partial<HeadEffect>): HeadEffect =>
  ({
    head: "emotion",
    corrections: 0,
    right_before: 0,
    right_after: 0,
    held_out: 0,
    held_out_right_before: 0,
    held_out_right_after: 0,
    sample: 100,
    sample_right_before: 70,
    sample_right_after: 70,
    elsewhere: 2000,
    elsewhere_changed: 0,
    ...part,
  }) as HeadEffect;

describe("points of the calibration plot", () => {
  it("stand where answers were so sure and so often right, and nowhere without posts", () => {
    const bins = [
      { posts: 0, sure: 0.1, right: 0 },
      { posts: 40, sure: 0.7, right: 0.65 },
      { posts: 9, sure: 0.95, right: 1 },
    ];
    expect(points(bins)).toEqual([
      [0.7, 0.65],
      [0.95, 1],
    ]);
  });
});

describe("the bar of drift", () => {
  it("is empty where nothing moved, half full at a quarter, and never fuller than full", () => {
    expect([0, 0.25, 0.5, 7].map(filled)).toEqual([0, 50, 100, 100]);
    expect(filled(-0.01)).toBe(0);
  });
});

describe("the effect of corrections", () => {
  it("is good where more is right, bad where less is, and neither where nothing changed", () => {
    expect([toneOf(31, 38), toneOf(38, 31), toneOf(31, 31)]).toEqual(["good", "bad", undefined]);
  });

  it("tells a question where one was corrected, read otherwise, or the sample moved", () => {
    expect(isTouched(effect({}))).toBe(false);
    expect(isTouched(effect({ corrections: 1 }))).toBe(true);
    expect(isTouched(effect({ elsewhere_changed: 1 }))).toBe(true);
    expect(isTouched(effect({ sample_right_after: 69 }))).toBe(true);
  });

  it("tells what share of other posts is read otherwise, also of none", () => {
    expect(shareElsewhere(effect({ elsewhere_changed: 50 }))).toBe(0.025);
    expect(shareElsewhere(effect({ elsewhere: 0 }))).toBe(0);
  });
});

describe("the lines of a card", () => {
  it("have a key each, also where a set is told with two weights", () => {
    const set = { name: "CED", head: "verification", lang: "zh", split: "train" } as TrainingSet;
    const keys = [
      { ...set, weight: 1 },
      { ...set, weight: 2 },
    ].map(keyOf);
    expect(new Set(keys).size).toBe(2);
  });
});
