// Pure: indicators in, an ECharts option out. Colours come in as an argument.
import type { Outlook } from "@/api/outlook";
import type { Indicators, Level } from "@/api/types";
import type { Format } from "@/i18n/format";
import { endOf, outlookSeries } from "./outlookSeries";

export const EMOTIONS = ["anger", "fear", "sadness", "surprise", "joy"] as const;
export const GRID = { left: 56, right: 20, top: 18, bottom: 24 };

export type Palette = (token: string) => string;

export interface Drawing {
  chart: Indicators;
  indicator: string;
  isShare: boolean;
  /** What is foretold of this indicator, drawn beyond the newest step. */
  outlook?: Outlook;
  height: number;
  format: Format;
  palette: Palette;
  names: (key: string) => string;
}

type Pair = [number, number | null];

const SHAPES: Record<Level, string> = {
  none: "circle",
  blue: "circle",
  yellow: "triangle",
  orange: "diamond",
  red: "path://M4.9.7h6.2l4.2 4.2v6.2l-4.2 4.2H4.9L.7 11.1V4.9Z",
};

/** Coverage as drawn: the newest step is not over, so it stands as the one before it. */
export function coverageOf({ coverage }: Indicators): (number | null)[] {
  const last = coverage.length - 1;
  return last > 0 && !coverage[last] ? coverage.with(last, coverage[last - 1] ?? null) : coverage;
}

/** What was seen; where nothing at all was heard, nought is a gap and never calm. */
function seen(chart: Indicators, name: string): (number | null)[] {
  const coverage = coverageOf(chart);
  const values = chart.series[name]?.value ?? [];
  return values.map((value, n) => (value === 0 && !coverage[n] ? null : value));
}

const pairs = (at: readonly number[], values: readonly (number | null)[] = []): Pair[] =>
  at.map((when, n) => [when, values[n] ?? null]);

function marksOf({ chart, palette, height }: Drawing) {
  const data = chart.marks.map(({ at, after }) => {
    const color = palette(`${after}-${after === "none" ? "text" : "solid"}`);
    const style = { lineStyle: { color, type: "solid", width: 1.5 }, itemStyle: { color } };
    const xAxis = Date.parse(at);
    const foot = { xAxis, yAxis: "min", y: height - GRID.bottom, symbol: "none" };
    const head = { xAxis, yAxis: "max", y: GRID.top - 6, symbol: SHAPES[after], symbolSize: 11 };
    return [
      { ...foot, ...style },
      { ...head, symbolRotate: 0, ...style },
    ];
  });
  return { silent: true, animation: false, label: { show: false }, data };
}

/** Stretches in which nothing at all was heard, greyed so that they don't look like calm. */
function deafOf({ chart, palette }: Drawing) {
  const data: [{ xAxis: number }, { xAxis: number }][] = [];
  const step = chart.step_s * 1000;
  coverageOf(chart).forEach((share, n) => {
    if (share !== null && share > 0) return;
    const from = Date.parse(chart.at[n] ?? "");
    const last = data.at(-1);
    if (last && last[1].xAxis === from) last[1].xAxis = from + step;
    else data.push([{ xAxis: from }, { xAxis: from + step }]);
  });
  return { silent: true, itemStyle: { color: palette("hover") }, data };
}

function bandSeries({ chart, indicator, palette }: Drawing, at: readonly number[]) {
  const series = chart.series[indicator];
  if (!series?.low || !series.high) return [];
  const { low, high } = series;
  const gap = high.map((top, n) => (top === null ? null : top - (low[n] ?? 0)));
  const quiet = { type: "line", symbol: "none", silent: true, animation: false, stack: "band" };
  return [
    { ...quiet, name: "low", data: pairs(at, low), lineStyle: { opacity: 0 } },
    {
      ...quiet,
      name: "high",
      data: pairs(at, gap),
      lineStyle: { opacity: 0 },
      areaStyle: { color: palette("c-band"), opacity: 0.6 },
    },
  ];
}

function expectedSeries({ chart, indicator, palette, names }: Drawing, at: readonly number[]) {
  const expected = chart.series[indicator]?.expected;
  if (!expected) return [];
  const line = { type: "line", symbol: "none", silent: true, animation: false };
  const lineStyle = { color: palette("c-expected"), width: 1, type: [4, 3] };
  return [{ ...line, name: names("ui.chart.expected"), data: pairs(at, expected), lineStyle }];
}

function valueSeries(drawing: Drawing, at: readonly number[]) {
  const { chart, indicator, palette, names } = drawing;
  const color = palette("c-value");
  return {
    type: "line",
    name: names(`ui.indicator.${indicator}`),
    data: pairs(at, seen(chart, indicator)),
    symbol: "none",
    animation: false,
    z: 3,
    lineStyle: { color, width: 1.6, join: "round" },
    itemStyle: { color },
    markLine: marksOf(drawing),
    markArea: deafOf(drawing),
  };
}

function emotionSeries(drawing: Drawing, at: readonly number[]) {
  return EMOTIONS.map((emotion, n) => ({
    type: "line",
    stack: "emotions",
    name: drawing.names(`ui.emotion.${emotion}`),
    data: pairs(at, seen(drawing.chart, emotion)),
    symbol: "none",
    animation: false,
    lineStyle: { width: 0 },
    itemStyle: { color: drawing.palette(`c-${emotion}`) },
    areaStyle: { color: drawing.palette(`c-${emotion}`), opacity: 0.85 },
    ...(n === 0 ? { markLine: marksOf(drawing), markArea: deafOf(drawing) } : {}),
  }));
}

const figure = ({ isShare, format }: Drawing, value: number | null | undefined) =>
  value === null || value === undefined
    ? "–"
    : isShare
      ? format.percent(value)
      : format.number(value);

interface Hovered {
  seriesName?: string;
  color?: string;
  value?: Pair;
  dataIndex: number;
}

/** The tooltip as elements: numbers and our own words only, and never HTML. */
function tooltip(drawing: Drawing) {
  return (hovered: Hovered[]): HTMLElement => {
    const box = document.createElement("div");
    const when = hovered[0]?.value?.[0];
    const add = (text: string, weight = "400") => {
      const line = document.createElement("div");
      line.style.fontWeight = weight;
      line.textContent = text;
      box.append(line);
    };
    if (when) add(`${drawing.format.moment(when)} · ${drawing.format.utc(when).slice(11)}`, "600");
    for (const row of hovered) {
      if (row.seriesName === "low" || row.seriesName === "high") continue;
      add(`${row.seriesName}  ${figure(drawing, row.value?.[1])}`);
    }
    const last = Date.parse(drawing.chart.at.at(-1) ?? "");
    const covered = coverageOf(drawing.chart)[hovered[0]?.dataIndex ?? -1];
    if (covered !== undefined && when !== undefined && when <= last)
      add(`${drawing.names("ui.coverage")}  ${drawing.format.percent(covered ?? 0)}`);
    return box;
  };
}

export function optionOf(drawing: Drawing): Record<string, unknown> {
  const { chart, indicator, isShare, format, palette, outlook } = drawing;
  const at = chart.at.map((when) => Date.parse(when));
  const text = { color: palette("ink-3"), fontSize: 11, fontFamily: palette("font") };
  const series =
    indicator === "emotions"
      ? emotionSeries(drawing, at)
      : [...bandSeries(drawing, at), ...expectedSeries(drawing, at), valueSeries(drawing, at)];
  const ahead = outlook
    ? outlookSeries(outlook, chart.step_s, palette, drawing.names("ui.forecast.show"))
    : [];
  const end = (at.at(-1) ?? 0) + chart.step_s * 1000;
  const label = (value: number) => {
    const when = new Date(value);
    return when.getHours() + when.getMinutes() === 0 ? format.day(value) : format.time(value);
  };
  return {
    animation: false,
    grid: { ...GRID, outerBoundsMode: "none" },
    xAxis: {
      type: "time",
      min: at[0],
      max: outlook ? Math.max(end, endOf(outlook)) : end,
      axisLabel: { ...text, formatter: label, hideOverlap: true },
      axisLine: { lineStyle: { color: palette("line-2") } },
      axisTick: { lineStyle: { color: palette("line-2") } },
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      splitNumber: 4,
      min: indicator === "acceleration" ? undefined : 0,
      max: isShare ? 1 : undefined,
      axisLabel: {
        ...text,
        formatter: (n: number) => (isShare ? format.percent(n) : format.compact(n)),
      },
      splitLine: { lineStyle: { color: palette("line") } },
    },
    tooltip: {
      trigger: "axis",
      confine: true,
      transitionDuration: 0,
      formatter: tooltip(drawing),
      backgroundColor: palette("surface"),
      borderColor: palette("line-2"),
      textStyle: { ...text, color: palette("ink"), fontSize: 12 },
      axisPointer: { lineStyle: { color: palette("ink-3"), type: "solid" } },
    },
    series: [...series, ...ahead],
  };
}
