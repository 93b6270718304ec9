// A sensitive date while it is being written, and which of the shipped ones are still to be taken.
import type { KeptPeriod, PeriodCall, PeriodEntry } from "@/api/periods";

export const CHANNELS = ["in_app", "email", "webhook"];
/** What the server keeps to: tells at most so many times as often, asks at least so seldom. */
export const EDGE = { least: 1, most: 20 };
export const POLL = { least: 5, most: 100 }; // per cent of the usual wait
const DAYS_MS = 366 * 86_400_000;

export const freshDate = (zone: string): PeriodEntry => ({
  name: "",
  begins_at: "",
  ends_at: "",
  zone,
  repeats: "",
  watches: [],
  edge_factor: 2,
  poll_factor: 0.5,
  tell_from: "blue",
  calls: [],
});

export const freshCall = (language: string): PeriodCall => ({
  channel: "email",
  recipient: "",
  min_level: "blue",
  language,
});

/** "open" while something is missing, "before" or "long" where its end cannot be, else "well". */
export function lasts({ begins_at, ends_at }: PeriodEntry): "open" | "before" | "long" | "well" {
  if (!begins_at || !ends_at) return "open";
  const length = Date.parse(ends_at) - Date.parse(begins_at);
  if (length <= 0) return "before";
  return length > DAYS_MS ? "long" : "well";
}

export const isWholeDate = (one: PeriodEntry): boolean =>
  one.name.trim() !== "" &&
  lasts(one) === "well" &&
  one.calls.every((call) => call.recipient.trim() !== "");

/** The shipped dates that are not in force yet. */
export const untaken = (shipped: KeptPeriod[], kept: KeptPeriod[]): KeptPeriod[] => {
  const taken = new Set(kept.map((one) => one.period_id));
  return shipped.filter((one) => !taken.has(one.period_id));
};
