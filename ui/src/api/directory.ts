// What people keep in the directory: entries of every kind, the rota, who has read what.
import { address, call, part, send } from "./client";
import type { Entry, Shift } from "./people";

export interface DutyGap {
  duty_id: string;
  begins_at: string;
  ends_at: string;
}

export interface RotaTaken {
  kept: number;
  left_out: { line: number; why: string }[];
}

export interface PolicyReader {
  person_id: string;
  person: string;
  /** When they read this version; null: not yet. */
  at: string | null;
}

const at = (kind: string, id: string) => `/api/directory/${kind}/${part(id)}`;

export const keepEntry = (kind: string, one: Entry) =>
  send<Entry>("PUT", at(kind, one.entry_id), one);

export const removeEntry = (kind: string, id: string) => send<void>("DELETE", at(kind, id));

export const shiftsIn = (since: string, until: string) =>
  call<Shift[]>(address("/api/directory/shifts", { since, until }));

export const gapsIn = (since: string, until: string) =>
  call<DutyGap[]>(address("/api/directory/gaps", { since, until }));

export const keepShift = (one: Shift) => send<Shift>("PUT", at("shifts", one.shift_id), one);

export const removeShift = (id: string) => send<void>("DELETE", at("shifts", id));

export const swapShifts = (first: string, second: string) =>
  send<Shift[]>("POST", "/api/directory/shifts/swap", { first, second });

export const rotaFile = (duty: string) => `${at("duties", duty)}/rota`;

export const takeRota = (duty: string, ics: string, zone: string) =>
  send<RotaTaken>("POST", rotaFile(duty), { ics, zone });

export const confirmPolicy = (id: string) => send<void>("POST", `${at("policies", id)}/read`);

export const policyReaders = (id: string, version?: number) =>
  call<PolicyReader[]>(address(`${at("policies", id)}/readers`, { version }));

/** An id for what is new: the server asks for one that nobody used before. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
