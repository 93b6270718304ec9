// Pure: lines of points in, an ECharts option out. Colour, dash and shape tell the lines apart.
import type { Palette } from "@/kit/chartOption";

export interface XYLine {
  name: string;
  points: [number, number][];
  /** From where to where each point may really lie. */
  bars?: [number, number, number][];
  look: number;
  /** The point that is chosen now. */
  chosen?: [number, number];
}

export interface Axis {
  name: string;
  say: (value: number) => string;
  min?: number;
  max?: number;
  isLog?: boolean;
}

export const LOOKS = [
  { token: "c-value", dash: "solid", symbol: "circle" },
  { token: "c-fear", dash: [6, 3], symbol: "triangle" },
  { token: "c-surprise", dash: [2, 3], symbol: "rect" },
  { token: "c-joy", dash: [8, 3, 2, 3], symbol: "diamond" },
  { token: "c-anger", dash: [1, 2], symbol: "circle" },
  { token: "c-sadness", dash: [10, 4], symbol: "triangle" },
] as const;

export const QUIET_LOOK = -1;
const QUARTER = 0.25;
const DIAGONAL = { token: "c-expected", dash: [4, 3], symbol: "none" } as const;

export const lookOf = (look: number) => LOOKS[look % LOOKS.length] ?? DIAGONAL;

function barsOf(line: XYLine, color: string) {
  if (!line.bars) return [];
  const data = line.bars.flatMap(([x, low, high]) => [
    [x, low],
    [x, high],
    [x, null],
  ]);
  return [
    {
      type: "line",
      silent: true,
      animation: false,
      symbol: "none",
      data,
      lineStyle: { color, width: 1.5, opacity: 0.6 },
    },
  ];
}

function chosenOf(line: XYLine, color: string, symbol: string) {
  if (!line.chosen) return [];
  const data = [line.chosen];
  return [
    {
      type: "line",
      silent: true,
      animation: false,
      symbol,
      symbolSize: 13,
      z: 5,
      data,
      itemStyle: { color, borderColor: color, borderWidth: 2 },
    },
  ];
}

function seriesOf(line: XYLine, palette: Palette) {
  const { token, dash, symbol } = lookOf(line.look);
  const color = palette(token);
  const drawn = {
    type: "line",
    name: line.name,
    data: line.points,
    animation: false,
    symbol,
    symbolSize: symbol === "none" ? 0 : 5,
    showAllSymbol: true,
    z: 3,
    lineStyle: { color, width: 1.6, type: dash },
    itemStyle: { color },
  };
  return [...barsOf(line, color), drawn, ...chosenOf(line, color, symbol)];
}

function axisOf(axis: Axis, palette: Palette) {
  const text = { color: palette("ink-3"), fontSize: 11, fontFamily: palette("font") };
  return {
    type: axis.isLog ? "log" : "value",
    logBase: 2,
    min: axis.min,
    max: axis.max,
    interval: axis.min === 0 && axis.max === 1 ? QUARTER : undefined,
    name: axis.name,
    nameLocation: "middle",
    nameGap: 28,
    nameTextStyle: text,
    axisLabel: { ...text, formatter: axis.say, hideOverlap: true },
    axisLine: { lineStyle: { color: palette("line-2") } },
    splitLine: { lineStyle: { color: palette("line") } },
  };
}

interface Hovered {
  seriesName?: string;
  value?: [number, number];
}

/** The tooltip as elements: numbers and our own words only, and never HTML. */
const tooltip = (x: Axis, y: Axis) => (hovered: Hovered) => {
  const box = document.createElement("div");
  const [across, up] = hovered.value ?? [0, 0];
  for (const text of [
    hovered.seriesName ?? "",
    `${x.name}  ${x.say(across)}`,
    `${y.name}  ${y.say(up)}`,
  ]) {
    const row = document.createElement("div");
    row.textContent = text;
    box.append(row);
  }
  return box;
};

export function xyOption(lines: readonly XYLine[], x: Axis, y: Axis, palette: Palette) {
  return {
    animation: false,
    grid: { left: 62, right: 20, top: 28, bottom: 44, outerBoundsMode: "none" },
    xAxis: axisOf(x, palette),
    yAxis: { ...axisOf(y, palette), nameLocation: "end", nameGap: 10, splitNumber: 4 },
    tooltip: {
      trigger: "item",
      confine: true,
      transitionDuration: 0,
      formatter: tooltip(x, y),
      backgroundColor: palette("surface"),
      borderColor: palette("line-2"),
      textStyle: { color: palette("ink"), fontSize: 12, fontFamily: palette("font") },
    },
    series: lines.flatMap((line) => seriesOf(line, palette)),
  };
}
