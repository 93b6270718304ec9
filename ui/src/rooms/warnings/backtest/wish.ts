// What a person wishes to be tried, as the form holds it, and as the server is asked.
import type { BacktestEntry } from "@/api/learning";

export interface Wish {
  watch: string;
  /** null: every rule that is known. */
  rules: string[] | null;
  shapes: string[];
  rise: number;
  decay: number;
  volume: number;
  negative: number;
  runs: number;
}

export const FIRST: Wish = {
  watch: "",
  rules: null,
  shapes: ["flash", "swell"],
  rise: 60,
  decay: 240,
  volume: 0.3,
  negative: 0.7,
  runs: 80,
};

/** Return what the server is asked, or null while something is wanting. */
export function entryOf(wish: Wish, person: string): BacktestEntry | null {
  const isWhole = wish.watch && person && wish.shapes.length > 0 && wish.rules?.length !== 0;
  if (!isWhole) return null;
  return {
    watch_id: wish.watch,
    person,
    rules: wish.rules ?? [],
    crises: wish.shapes.map((shape) => ({
      shape: shape === "own" ? `${wish.rise}/${wish.decay}` : shape,
      volume_days: wish.volume,
      negative_share: wish.negative,
    })),
    since: null,
    runs: wish.runs,
  };
}
