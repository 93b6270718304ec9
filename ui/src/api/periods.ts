// Sensitive periods of the whole house: kept, taken from the shipped dates, read from an ICS file.
import { call, part, send } from "./client";
import type { Alarming } from "./rulings";
import type { Line } from "./warned";

/** Somebody who is told while a period lasts, beside the routes that always hold. */
export interface PeriodCall {
  channel: string;
  recipient: string;
  min_level: Alarming;
  language: string;
}

/** A period as it is entered. */
export interface PeriodEntry {
  name: string;
  begins_at: string;
  ends_at: string;
  zone: string;
  /** An RRULE; empty where it comes once. */
  repeats: string;
  watches: string[];
  edge_factor: number;
  poll_factor: number;
  /** Every route hears from this level on; "" = as always. */
  tell_from: Alarming | "";
  calls: PeriodCall[];
}

export interface KeptPeriod extends PeriodEntry {
  period_id: string;
  source: "own" | "ics" | "shipped" | "watch";
  why: string;
}

/** What became of an ICS file's events. */
export interface CalendarRead {
  kept: KeptPeriod[];
  left_out: { line: number; why: Line }[];
}

export const periods = () => call<KeptPeriod[]>("/api/periods");

/** Dates that come with Tocsin; none holds unasked. */
export const shippedPeriods = () => call<KeptPeriod[]>("/api/periods/shipped");

/** The same name again replaces it. */
export const putPeriod = (entry: PeriodEntry, person: string) =>
  send<KeptPeriod>("POST", "/api/periods", { ...entry, person });

export const takePeriod = (code: string, person: string) =>
  send<KeptPeriod>("POST", `/api/periods/shipped/${part(code)}`, { person });

export const importPeriods = (content: string, zone: string, person: string) =>
  send<CalendarRead>("POST", "/api/periods/import", { content, zone, person });

export const removePeriod = (id: string, person: string) =>
  send<void>("POST", `/api/periods/${part(id)}/remove`, { person });
