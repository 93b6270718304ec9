// Pure: a story's hours as a small line, and the few posts that stand for it.
import type { Story } from "@/api/stories";
import type { SparkSeries } from "@/kit/spark";

const HOUR_MS = 3_600_000;
const LEAST_HOURS = 12;
const MOST_HOURS = 72;

/** Return an hour's posts after the other; hours that nobody posted in are zero. */
export function sparkOf(trend: Story["trend"]): SparkSeries {
  const told = new Map(trend.map(({ hour, posts }) => [Date.parse(hour), posts]));
  const hours = [...told.keys()];
  const last = Math.max(...hours);
  const span = Math.round((last - Math.min(...hours)) / HOUR_MS) + 1;
  const count = Math.min(MOST_HOURS, Math.max(LEAST_HOURS, span));
  const value = Array.from(
    { length: trend.length === 0 ? 0 : count },
    (_, n) => told.get(last - (count - 1 - n) * HOUR_MS) ?? 0,
  );
  return { value, expected: [], spread: [] };
}

const KINDS = ["central", "earliest", "spread"] as const;
export type Kind = (typeof KINDS)[number];

export interface Stand {
  id: string;
  kinds: Kind[];
}

/** Return the first post of each kind, one that is several of them once. */
export function standsFor({ representatives }: Story): Stand[] {
  const found = new Map<string, Kind[]>();
  for (const kind of KINDS) {
    const [id] = representatives[kind];
    if (id) found.set(id, [...(found.get(id) ?? []), kind]);
  }
  return [...found].map(([id, kinds]) => ({ id, kinds }));
}
