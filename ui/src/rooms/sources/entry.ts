// A source while it is being written. Its settings are never told back: leaving them out keeps them.
import type { SourceEntry } from "@/api/sources";
import type { SourceState } from "@/api/types";

export const EMPTY: SourceEntry = {
  name: "",
  connector: "",
  keep: "matched",
  expected_every_s: 300,
  is_enabled: true,
};

export const entryOf = (source: SourceState): SourceEntry => ({
  name: source.name,
  connector: source.connector,
  keep: source.keep,
  expected_every_s: source.expected_every_s,
  is_enabled: source.is_enabled,
});
