// Sensitive periods of the whole house: kept, taken from the shipped dates, read from an ICS file.
import { call, part, send } from "./client";
import type { Line } from "./warned";

export interface KeptPeriod {
  period_id: string;
  name: string;
  begins_at: string;
  ends_at: string;
  zone: string;
  /** An RRULE; empty where it comes once. */
  repeats: string;
  watches: string[];
  edge_factor: number;
  poll_factor: number;
  tell_from: string;
  source: "own" | "ics" | "shipped" | "watch";
  why: string;
}

/** What became of an ICS file's events. */
export interface CalendarRead {
  kept: KeptPeriod[];
  left_out: { line: number; why: Line }[];
}

export const periods = () => call<KeptPeriod[]>("/api/periods");

export const importPeriods = (content: string, zone: string, person: string) =>
  send<CalendarRead>("POST", "/api/periods/import", { content, zone, person });

export const removePeriod = (id: string, person: string) =>
  send<void>("POST", `/api/periods/${part(id)}/remove`, { person });
