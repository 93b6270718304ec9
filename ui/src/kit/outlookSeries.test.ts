import { describe, expect, it } from "vitest";
import type { Outlook } from "@/api/outlook";
import { endOf, outlookSeries } from "./outlookSeries";

const OUTLOOK = {
  at: ["2026-01-15T04:00:00Z", "2026-01-15T05:00:00Z"],
  low: [60, null],
  expected: [120, null],
  high: [240, null],
} as unknown as Outlook;
const palette = () => "#123456";

describe("outlookSeries", () => {
  it("tells hours in the steps of the chart, in the middle of each hour", () => {
    const [low, gap, expected] = outlookSeries(OUTLOOK, 300, palette, "Forecast");
    const noon = Date.parse("2026-01-15T04:30:00Z");
    const first = [low, gap, expected].map((one) => (one as { data: unknown[] }).data[0]);
    expect(first).toEqual([
      [noon, 5],
      [noon, 15],
      [noon, 10],
    ]);
  });

  it("leaves a gap where nothing is foretold", () => {
    const [low] = outlookSeries(OUTLOOK, 300, palette, "Forecast") as { data: unknown[][] }[];
    expect(low?.data[1]?.[1]).toBeNull();
  });

  it("ends with the end of its last hour", () => {
    expect(endOf(OUTLOOK)).toBe(Date.parse("2026-01-15T06:00:00Z"));
    expect(endOf({ at: [] } as unknown as Outlook)).toBe(0);
  });
});
