// Which source's quarantine is shown, and what is open, stand in the address.
import { getRouteApi } from "@tanstack/react-router";

export interface SourcesSearch {
  source?: string;
}

export const readSourcesSearch = (raw: Record<string, unknown>): SourcesSearch => ({
  source: typeof raw.source === "string" && raw.source ? raw.source.slice(0, 200) : undefined,
});

const route = getRouteApi("/sources");

export function useSourcesSearch() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: SourcesSearch) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  return { search, change };
}
