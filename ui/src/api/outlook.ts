// What the next 24 hours of a watch bring, and how earlier forecasts did.
import { address, call, part } from "./client";

export type Forecastable = "mentions" | "negative";

export interface Hours {
  at: string[];
  low: (number | null)[];
  likely_low: (number | null)[];
  expected: (number | null)[];
  likely_high: (number | null)[];
  high: (number | null)[];
}

export interface Outlook extends Hours {
  watch_id: string;
  indicator: Forecastable;
  model: string;
  is_learning: boolean;
  band: number;
  score: {
    days: number;
    forecasts: number;
    coverage: number | null;
    coverage_near: number | null;
    crps_near: number | null;
    crps_day: number | null;
  };
  yesterday: (Hours & { came: (number | null)[] }) | null;
}

export const outlook = (watch: string, indicator: Forecastable, signal?: AbortSignal) =>
  call<Outlook>(address(`/api/watches/${part(watch)}/forecast`, { indicator }), { signal });
