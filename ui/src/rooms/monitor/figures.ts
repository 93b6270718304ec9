// Reading a series for a tile: the last hour, and what was expected of it.
import type { Indicators, Series } from "@/api/types";
import type { Indicator } from "./search";

export interface Figure {
  value: number | null;
  expected: number | null;
  high: number | null;
}

const SUMMED = new Set<Indicator>(["mentions", "negative", "reach"]);

const sum = (values: readonly (number | null)[], count: number): number | null => {
  const known = values.slice(-count).filter((value): value is number => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
};

const last = (values: readonly (number | null)[] = []): number | null =>
  values.findLast((value) => value !== null) ?? null;

function shareOf(chart: Indicators, count: number): number | null {
  const all = sum(chart.series.mentions?.value ?? [], count);
  const negative = sum(chart.series.negative?.value ?? [], count);
  return all && negative !== null ? negative / all : null;
}

const summed = (series: Series, count: number): Figure => ({
  value: sum(series.value, count),
  expected: series.expected ? sum(series.expected, count) : null,
  high: series.high ? sum(series.high, count) : null,
});

/** Return an indicator's figure: sums over the last hour, shares of it, or the newest step. */
export function figureOf(chart: Indicators, indicator: Indicator): Figure {
  const perHour = Math.max(1, Math.round(3600 / chart.step_s));
  const nothing = { expected: null, high: null };
  if (indicator === "negative_share") return { value: shareOf(chart, perHour), ...nothing };
  const series = chart.series[indicator];
  if (!series) return { value: null, ...nothing };
  if (SUMMED.has(indicator)) return summed(series, perHour);
  return { value: last(series.value), ...nothing };
}

/** Return the emotion most often read in the last hour, with its share of the five. */
export function topEmotion(chart: Indicators, names: readonly string[]) {
  const perHour = Math.max(1, Math.round(3600 / chart.step_s));
  const rows = names.map((name) => ({
    name,
    count: sum(chart.series[name]?.value ?? [], perHour) ?? 0,
  }));
  const total = rows.reduce((all, row) => all + row.count, 0);
  const top = rows.reduce((a, b) => (b.count > a.count ? b : a), { name: "", count: 0 });
  return total > 0 ? { name: top.name, share: top.count / total } : null;
}
