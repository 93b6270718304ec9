// What a model looks at, the heaviest first: "negative.hour" is an indicator and a window.
import type { RiskModel } from "@/api/risk";

const WINDOWS: Record<string, number> = { hour: 3600, six_hours: 21_600, day: 86_400 };

export interface Feature {
  indicator: string;
  /** Seconds that it looks back; null for a window we have no words for. */
  window_s: number | null;
  weight: number;
}

export function featuresOf({ features, weights }: RiskModel): Feature[] {
  return features
    .map((name, n) => {
      const [indicator = name, window = ""] = name.split(".");
      return { indicator, window_s: WINDOWS[window] ?? null, weight: weights[n] ?? 0 };
    })
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight));
}
