// Which version and which of its figures are looked at stands in the address.
import { getRouteApi } from "@tanstack/react-router";

export interface ModelsSearch {
  version?: string;
  /** Which set of the figures, as split/head/lang. */
  set?: string;
}

const text = (value: unknown) =>
  typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;

export const readModelsSearch = (raw: Record<string, unknown>): ModelsSearch => ({
  version: text(raw.version),
  set: text(raw.set),
});

const route = getRouteApi("/settings/models");

export function useModelsSearch() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (part: Partial<ModelsSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...part }), replace: true });
  return { search, change };
}
