// What could not be taken in, by reason: the most frequent first, each with what to do next.
import type { Fault } from "@/api/sources";

const NEXT: Record<string, string> = {
  bad_json: "form",
  bad_row: "form",
  bad_entry: "form",
  too_deep: "form",
  missing_id: "fields",
  missing_text: "fields",
  unknown_columns: "fields",
  missing_time: "time",
  bad_time: "time",
  time_in_future: "time",
  time_too_old: "time",
  bad_utf8: "encoding",
  encoding_guessed: "encoding",
  too_large: "size",
  bomb_suspected: "size",
  sheet_failed: "size",
  broken_archive: "again",
  truncated: "again",
  file_changed: "again",
  coverage_gap: "gap",
  malformed_feed: "sender",
};

/** The key of the advice for a reason; a reason nobody foresaw gets the general one. */
export const nextOf = (reason: string): string => NEXT[reason.split(".").at(-1) ?? ""] ?? "other";

export interface Group {
  reason: string;
  faults: Fault[];
}

export function byReason(faults: readonly Fault[]): Group[] {
  const groups = new Map<string, Fault[]>();
  for (const fault of faults)
    groups.set(fault.reason, [...(groups.get(fault.reason) ?? []), fault]);
  return [...groups]
    .map(([reason, rows]) => ({ reason, faults: rows }))
    .sort((a, b) => b.faults.length - a.faults.length);
}
