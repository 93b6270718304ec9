import { describe, expect, it } from "vitest";
import type { Finding } from "@/api/statements";
import { carried, placed, stretches } from "./spots";

const finding = (start: number, end: number, grade: Finding["grade"] = "warn"): Finding => ({
  code: "statements.words.vague",
  grade,
  start,
  end,
  facts: {},
});
const quoted = (text: string, found: ReturnType<typeof placed>) =>
  found.map(({ from, to }) => text.slice(from, to));

describe("placed", () => {
  it("counts characters, not units, past an emoji", () => {
    const text = "😀😀 Soon. Now.";
    expect(quoted(text, placed(text, [finding(3, 8)]))).toEqual(["Soon."]);
  });

  it("skips the blanks that the server strips, and its own blanks alone", () => {
    expect(quoted("\n  Soon.", placed("\n  Soon.", [finding(0, 5)]))).toEqual(["Soon."]);
    expect(quoted("\ufeffSoon.", placed("\ufeffSoon.", [finding(0, 1)]))).toEqual(["\ufeff"]);
  });

  it("counts a Windows line end once", () => {
    const text = "One.\r\nSoon.";
    expect(quoted(text, placed(text, [finding(5, 10)]))).toEqual(["Soon."]);
  });

  it("underlines nothing in a text that the server reads otherwise, nor the whole", () => {
    expect(placed("e\u0301 Soon.", [finding(0, 3)])).toEqual([]);
    expect(placed("Soon.", [finding(0, 0)])).toEqual([]);
    expect(placed("Soon.", [finding(3, 99)])).toEqual([]);
  });
});

describe("carried", () => {
  const looked = "First. Soon. Last.";
  const spots = placed(looked, [finding(0, 6), finding(7, 12), finding(13, 18)]);

  it("moves what stands behind a change and drops what was typed over", () => {
    const now = "First. Sooner or later. Last.";
    const kept = carried(looked, now, spots);
    expect(quoted(now, kept)).toEqual(["First.", "Last."]);
  });

  it("keeps all while nothing was typed", () => {
    expect(carried(looked, looked, spots)).toEqual(spots);
  });

  it("survives a text of the same letters and an empty one", () => {
    expect(carried("aaa", "aa", placed("aaa", [finding(0, 3)]))).toEqual([]);
    expect(carried("aaa", "", placed("aaa", [finding(0, 3)]))).toEqual([]);
  });
});

describe("stretches", () => {
  it("cuts at every edge, tells the gravest, and loses no letter", () => {
    const text = "We act soon.";
    const found = stretches(text, placed(text, [finding(0, 12, "hint"), finding(7, 11, "stop")]));
    expect(found.map((one) => [one.text, one.grade])).toEqual([
      ["We act ", "hint"],
      ["soon", "stop"],
      [".", "hint"],
    ]);
    expect(found.map((one) => one.text).join("")).toBe(text);
  });

  it("is one plain stretch without findings", () => {
    expect(stretches("Calm.", [])).toEqual([{ text: "Calm.", from: 0, grade: null }]);
  });
});
