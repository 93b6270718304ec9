// Reading layers for the panel: the last whole hour, the newest phrases, what was put right.
import type { Correction, Layers, Phrase } from "@/api/layers";

type Figures = readonly (number | null)[];

/** What the last whole hour says; the one after it is still open. */
export const lastWhole = (values: Figures): number | null => values.at(-2) ?? null;

/** Whether anything was counted in these hours at all. */
export const isCounted = ({ layers }: Layers): boolean =>
  layers.some(({ indicators }) => indicators.some(({ value }) => value.some((one) => one)));

/** Whether it is too early to expect anything of it. */
export const isLearning = ({ layers }: Layers): boolean =>
  layers.every(({ indicators }) => indicators.every(({ expected }) => expected.at(-2) == null));

/** Phrases by their hour, the newest first, in each the most spoken first. */
export function byHour(phrases: readonly Phrase[]): { at: string; phrases: Phrase[] }[] {
  const hours = new Map<string, Phrase[]>();
  for (const one of phrases) hours.set(one.at, [...(hours.get(one.at) ?? []), one]);
  return [...hours]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .map(([at, rows]) => ({ at, phrases: rows.toSorted((a, b) => b.accounts - a.accounts) }));
}

/** The newest first. */
export const newestFirst = (rows: readonly Correction[]): Correction[] =>
  rows.toSorted((one, other) => (one.at < other.at ? 1 : -1));
