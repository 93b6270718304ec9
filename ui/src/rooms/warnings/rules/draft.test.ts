import { describe, expect, it } from "vitest";
import type { ConsequenceClass } from "@/api/rulings";
import { stepOf } from "./Budgets";
import { added, changed, differing, isFree, without } from "./draft";

const aClass = (code: string): ConsequenceClass => ({
  code,
  name: "",
  lift: 1,
  source: "judgement",
  words: { en: ["scam"] },
});
const TABLE = [aClass("fraud"), aClass("safety")];

describe("a table while it is being changed", () => {
  it("leaves the one in force as it is", () => {
    const next = changed(TABLE, "fraud", { lift: 2 });
    expect(TABLE[0]?.lift).toBe(1);
    expect(differing(TABLE, next)).toEqual(["fraud"]);
  });

  it("tells what was added and what was taken away", () => {
    const next = added(without(TABLE, "safety"), "brewing", "Brewing");
    expect(differing(TABLE, next)).toEqual(["safety", "brewing"]);
  });

  it.each([
    ["fraud", false],
    ["two words", false],
    ["", false],
    ["brewing", true],
  ])("says whether %j may name a new class", (code, expected) => {
    expect(isFree(TABLE, code)).toBe(expected);
  });
});

describe("stepOf", () => {
  it.each([0.25, 1, 4])("finds the step of %d a week", (budget) => {
    expect(0.0625 * 2 ** (stepOf(budget) / 4)).toBeCloseTo(budget, 1);
  });
});
