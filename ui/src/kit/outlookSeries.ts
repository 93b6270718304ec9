// Pure: a forecast of hours as series beside a chart of shorter or longer steps.
import type { Outlook } from "@/api/outlook";
import type { Palette } from "./chartOption";

const HOUR_MS = 3_600_000;
const HATCH = 6;

/** Diagonal lines: the band of what may come never looks like the band of what was usual. */
function hatch(color: string) {
  const path = `<path d='M0 ${HATCH}L${HATCH} 0' stroke='${color}' stroke-width='1'/>`;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' width='${HATCH}' height='${HATCH}'>${path}</svg>`;
  const image = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return { type: "pattern", image, imageWidth: HATCH, imageHeight: HATCH, repeat: "repeat" };
}

/** When the last hour of a forecast ends; 0 where there is none. */
export const endOf = ({ at }: Outlook): number =>
  at.length > 0 ? Date.parse(at.at(-1) ?? "") + HOUR_MS : 0;

/** Return the forecast as counts of the chart's own step, in the middle of each hour. */
export function outlookSeries(
  outlook: Outlook,
  stepS: number,
  palette: Palette,
  name: string,
): Record<string, unknown>[] {
  const share = stepS / 3600;
  const times = outlook.at.map((at) => Date.parse(at) + HOUR_MS / 2);
  const scaled = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? null : value * share));
  const pairs = (values: readonly (number | null)[]) =>
    times.map((when, n) => [when, values[n] ?? null]);
  const low = scaled(outlook.low);
  const high = scaled(outlook.high);
  const gap = high.map((top, n) => (top === null ? null : top - (low[n] ?? 0)));
  const color = palette("c-expected");
  const quiet = {
    type: "line",
    symbol: "none",
    silent: true,
    animation: false,
    stack: "outlook",
    lineStyle: { color, width: 0.8, type: "dotted" },
  };
  return [
    { ...quiet, name: "low", data: pairs(low) },
    { ...quiet, name: "high", data: pairs(gap), areaStyle: { color: hatch(color), opacity: 0.55 } },
    {
      ...quiet,
      stack: undefined,
      name,
      data: pairs(scaled(outlook.expected)),
      itemStyle: { color },
      lineStyle: { color, width: 1.6, type: [6, 4] },
      z: 3,
    },
  ];
}
