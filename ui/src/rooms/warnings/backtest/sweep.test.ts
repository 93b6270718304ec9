import { describe, expect, it } from "vitest";
import type { Figure, Point, Report, Trial } from "@/api/learning";
import { budgetsOf, crisesOf, lineOf, mostOf, nearestTo, trialsOf } from "./sweep";

const figure = (value: number | null): Figure => ({ value, low: value, high: value, of: 80 });
const aPoint = (budget: number, delay: number | null): Point => ({
  budget_per_week: budget,
  threshold: budget,
  alarms_per_week: figure(budget * 0.8),
  found: figure(0.9),
  by_chance: figure(0.1),
  delay_minutes: figure(delay),
  posted: figure(0.2),
});
const aTrial = (rule: string, shape: string): Trial => ({
  rule,
  version: "1",
  crisis: { shape, volume_days: 0.3, negative_share: 0.7 },
  runs: 80,
  promised: [aPoint(0.25, null), aPoint(1, 30), aPoint(4, 20)],
  in_hindsight: [],
});
const REPORT = {
  trials: ["flash", "swell"].flatMap((shape) => ["a", "b"].map((rule) => aTrial(rule, shape))),
} as unknown as Report;

describe("a report", () => {
  it("holds every rule of one kind of crisis side by side", () => {
    const [first] = crisesOf(REPORT);
    expect(crisesOf(REPORT).map((one) => one.shape)).toEqual(["flash", "swell"]);
    expect(trialsOf(REPORT, `${first?.shape} 0.3 0.7`).map((one) => one.rule)).toEqual(["a", "b"]);
  });

  it("opens at one alarm a week", () => {
    expect(nearestTo(budgetsOf(REPORT), 1)).toBe(1);
  });

  it("leaves out of the plot what was never found", () => {
    expect(lineOf(aTrial("a", "flash"), "promised", "delay_minutes")).toEqual([
      [0.8, 30],
      [3.2, 20],
    ]);
  });

  it("keeps one scale over the whole sweep", () => {
    expect(mostOf([aTrial("a", "flash")], "promised", "alarms_per_week")).toBeCloseTo(3.2);
    expect(mostOf([], "promised", "delay_minutes")).toBeGreaterThan(0);
  });
});
