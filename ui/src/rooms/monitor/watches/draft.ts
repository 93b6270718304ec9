// A watch while it is being written.
import type { NewWatch, SensitivePeriod, Topic, Watch } from "@/api/types";

export const EMPTY: NewWatch = {
  name: "",
  any: [],
  all: [],
  none: [],
  near: [],
  exclusions: [],
  hashtags: [],
  patterns: [],
  accounts: [],
  languages: [],
  regions: [],
  platforms: [],
  sources: [],
  preset: "",
  sensitive_periods: [],
};

export type Lists = {
  [K in keyof NewWatch]: NewWatch[K] extends string[] ? K : never;
}[keyof NewWatch];

export const MAIN_LISTS = [
  "any",
  "all",
  "none",
  "exclusions",
  "hashtags",
] as const satisfies Lists[];
export const MORE_LISTS = [
  "patterns",
  "accounts",
  "languages",
  "regions",
  "platforms",
] as const satisfies Lists[];

export const without = ({ watch_id: _, ...rest }: Watch): NewWatch => rest;

/** Whether a period is not yet told, ends before it begins, or is whole. */
export function ends({ name, begins_at, ends_at }: SensitivePeriod): "open" | "before" | "well" {
  if (begins_at && ends_at && ends_at <= begins_at) return "before";
  return name.trim() && begins_at && ends_at ? "well" : "open";
}

/** Whether there is anything to listen for; the server has the last word. */
export const isWritten = (draft: NewWatch): boolean =>
  draft.name.trim() !== "" &&
  draft.sensitive_periods.every((period) => ends(period) === "well") &&
  [draft.any, draft.hashtags, draft.patterns, draft.near, draft.accounts, draft.all].some(
    (rows) => rows.length > 0,
  );

/** The presets to choose from; one that a watch has and nobody knows stays to be seen. */
export const offered = (codes: string[], chosen: string): string[] =>
  chosen === "" || codes.includes(chosen) ? codes : [...codes, chosen];

/** What choosing a topic (or none) changes: other topics' words go, those of one's own stay. */
export function topical(
  { any, name }: NewWatch,
  known: readonly Topic[],
  chosen: string,
  nameOf: (code: string) => string,
): Pick<NewWatch, "any" | "name"> {
  const shipped = new Set(known.flatMap(({ words }) => words));
  const words = known.find(({ code }) => code === chosen)?.words ?? [];
  const names = known.map(({ code }) => nameOf(code));
  return {
    any: [...any.filter((word) => !shipped.has(word)), ...words],
    name: name === "" || names.includes(name) ? (words.length > 0 ? nameOf(chosen) : "") : name,
  };
}
