// What happened on a case: narrowed by kind, person and time; as a sheet for elsewhere.
import type { Entry } from "./cases";
import { address, call, part } from "./client";

export interface Narrowed {
  /** Actions that begin so: "task.", "" for all. */
  action: string;
  actor: string;
  since: string;
  until: string;
}

export const timeline = (id: string, told: Narrowed) =>
  call<Entry[]>(address(`/api/cases/${part(id)}/timeline`, { ...told, limit: 5000 }));

export const sheet = (id: string, told: Narrowed): string =>
  address(`/api/cases/${part(id)}/timeline`, { ...told, limit: 100_000, format: "csv" });
