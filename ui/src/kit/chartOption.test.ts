import { describe, expect, it } from "vitest";
import type { Indicators } from "@/api/types";
import type { Format } from "@/i18n/format";
import { runsOf } from "./CoverageStrip";
import { coverageOf, type Drawing, optionOf } from "./chartOption";

const CHART: Indicators = {
  watch_id: "w",
  step_s: 60,
  at: ["2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z", "2026-01-01T00:02:00Z"],
  series: {
    mentions: { value: [1, null, 9], expected: [1, 1, 1], low: [0, 0, 0], high: [3, 3, 3] },
    anger: { value: [1, 1, 1] },
  },
  coverage: [1, null, 0.5],
  marks: [{ at: "2026-01-01T00:02:00Z", before: "none", after: "red", change_id: "c" }],
  terms: [],
  platforms: [],
};

const drawing = (indicator: string): Drawing => ({
  chart: CHART,
  indicator,
  isShare: false,
  height: 200,
  format: {} as Format,
  palette: (token) => token,
  names: (key) => key,
});

interface Drawn {
  name: string;
  data: [number, number | null][];
  markLine?: { data: unknown[] };
  markArea?: { data: [{ xAxis: number }, { xAxis: number }][] };
}
const seriesOf = (indicator: string) => optionOf(drawing(indicator)).series as Drawn[];

describe("optionOf", () => {
  it("draws band, expected line and value, with gaps left open", () => {
    const series = seriesOf("mentions");
    expect(series.map((s) => s.name)).toEqual([
      "low",
      "high",
      "ui.chart.expected",
      "ui.indicator.mentions",
    ]);
    expect(series.at(-1)?.data.map(([, value]) => value)).toEqual([1, null, 9]);
  });

  it("marks level changes and greys what was not heard", () => {
    const value = seriesOf("mentions").at(-1);
    expect(value?.markLine?.data).toHaveLength(1);
    const [from, to] = value?.markArea?.data[0] ?? [];
    expect((to?.xAxis ?? 0) - (from?.xAxis ?? 0)).toBe(60_000);
  });

  it("stacks the five emotions, absent ones as gaps", () => {
    expect(seriesOf("emotions")).toHaveLength(5);
  });
});

describe("coverageOf", () => {
  it("reads the newest, unfinished step as the one before it", () => {
    expect(coverageOf({ ...CHART, coverage: [1, null, 0] })).toEqual([1, null, null]);
    expect(coverageOf({ ...CHART, coverage: [0, 1, 0] })).toEqual([0, 1, 1]);
  });

  it("never draws nought where nothing was heard", () => {
    const deaf = { ...CHART, series: { mentions: { value: [0, 0, 2] } }, coverage: [1, 0, 1] };
    const option = optionOf({ ...drawing("mentions"), chart: deaf });
    const value = (option.series as Drawn[]).at(-1);
    expect(value?.data.map(([, seen]) => seen)).toEqual([0, null, 2]);
  });
});

describe("runsOf", () => {
  it("joins neighbours that were covered alike", () => {
    expect(runsOf([1, 1, 0.5, null, 0]).map(({ kind, steps }) => [kind, steps])).toEqual([
      ["full", 2],
      ["part", 1],
      ["deaf", 2],
    ]);
  });
});
