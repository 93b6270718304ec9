import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Level } from "@/api/types";

export const LEVELS = ["red", "orange", "yellow", "blue"] as const satisfies Level[];

export interface WarningsSearch {
  watch?: string;
  level?: (typeof LEVELS)[number];
}

export const readWarningsSearch = (raw: Record<string, unknown>): WarningsSearch => ({
  watch: typeof raw.watch === "string" && raw.watch ? raw.watch : undefined,
  level: LEVELS.find((level) => level === raw.level),
});

export function useWarningsSearch() {
  const search: WarningsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (part: WarningsSearch) =>
    void navigate({ to: ".", search: { ...search, ...part }, replace: true });
  return { search, change };
}
