// What the Monitor shows stands in its address, so that a view can be sent to a colleague.
import { getRouteApi } from "@tanstack/react-router";

export const RANGES = [6, 24, 48, 168] as const;
export const INDICATORS = [
  "mentions",
  "negative",
  "negative_share",
  "accounts",
  "reach",
  "speed",
  "emotions",
] as const;
export type Indicator = (typeof INDICATORS)[number];

export interface MonitorSearch {
  watch?: string;
  hours?: number;
  indicator?: Indicator;
  q?: string;
  platform?: string;
  lang?: string;
  sentiment?: "-1" | "0" | "1";
  within?: number;
  all?: boolean;
  /** The post whose readings are shown whole. */
  post?: string;
}

const text = (value: unknown): string | undefined => {
  const found = typeof value === "number" ? String(value) : value;
  return typeof found === "string" && found !== "" ? found.slice(0, 500) : undefined;
};

const among = <T>(rows: readonly T[], value: unknown): T | undefined =>
  rows.find((row) => String(row) === String(value));

export function readMonitorSearch(raw: Record<string, unknown>): MonitorSearch {
  return {
    watch: text(raw.watch),
    hours: among(RANGES, raw.hours),
    indicator: among(INDICATORS, raw.indicator),
    q: text(raw.q),
    platform: text(raw.platform),
    lang: text(raw.lang),
    sentiment: among(["-1", "0", "1"] as const, raw.sentiment),
    within: among([1, 6, 24, 168], raw.within),
    all: raw.all === true ? true : undefined,
    post: text(raw.post),
  };
}

export const stepOf = (hours: number): number =>
  hours <= 6 ? 60 : hours <= 24 ? 300 : hours <= 48 ? 600 : 3600;

const route = getRouteApi("/monitor");

export function useMonitorSearch() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<MonitorSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  return { search, change };
}
