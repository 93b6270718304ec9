import { useQueries } from "@tanstack/react-query";
import { entries } from "@/api/people";
import type { Kind } from "../kinds";

const POINTED = ["people", "departments", "media-contacts"] as const satisfies Kind[];
type Pointed = (typeof POINTED)[number];
export type Names = Record<Pointed, Map<string, string>>;

/** The names of what entries point to, by id. */
export function useNames(): Names {
  const asked = useQueries({
    queries: POINTED.map((kind) => ({
      queryKey: ["directory", kind],
      queryFn: () => entries(kind),
    })),
  });
  const pairs = POINTED.map((kind, at) => [
    kind,
    new Map(asked[at]?.data?.map((one) => [one.entry_id, one.name])),
  ]);
  return Object.fromEntries(pairs) as Names;
}

export const namesOf = (names: Names, kind: Kind | undefined): Map<string, string> =>
  names[kind as Pointed] ?? new Map();
