// What partners may see of a case: each has an address of its own, told once.
import { call, part, send } from "./client";

export const PARTS = ["level", "facts", "statements"] as const;
export type SharedPart = (typeof PARTS)[number];

export interface Share {
  share_id: string;
  case_id: string;
  partner: string;
  parts: SharedPart[];
  by: string;
  at: string;
  until: string;
  seen_at: string | null;
  ended_at: string | null;
  ended_by: string;
  holds: boolean;
}

export interface ShareEntry {
  partner: string;
  parts: SharedPart[];
  days: number;
}

export const shares = (id: string) => call<Share[]>(`/api/cases/${part(id)}/shares`);

export const beginShare = (id: string, entry: ShareEntry) =>
  send<{ share: Share; path: string }>("POST", `/api/cases/${part(id)}/shares`, entry);

export const endShare = (id: string) => send<Share>("POST", `/api/shares/${part(id)}/end`, {});
