// The release plan of a case: who hears what, when, by whom; and what partners' machines read.
import { address, ask, call, part, send } from "./client";
import type { Level } from "./types";

export const PARTIES = ["enterprise", "government", "public", "media"] as const;
export type Party = (typeof PARTIES)[number];

/** One audience's turn to hear. */
export interface Turn {
  turn_id: string;
  number: number;
  case_id: string;
  party: Party;
  audience: string;
  stage: string;
  from_level: Level;
  channel: string;
  duty: string;
  owner_id: string;
  owner: string;
  due_at: string | null;
  texts: Record<string, string>;
  statement_id: string;
  /** Nobody has to wait for it: told, waived, or carried by what is out. */
  is_settled: boolean;
  is_late: boolean;
  done_at: string | null;
  done_by: string;
  proof: string;
  waived_at: string | null;
  waived_by: string;
  why_waived: string;
}

export interface ReleasePlan {
  case_id: string;
  parties: Party[];
  turns: Turn[];
}

export interface TurnEntry {
  audience: string;
  channel: string;
  duty: string;
  owner_id: string;
  owner: string;
  due_at: string | null;
}

export const releasePlan = (id: string) => call<ReleasePlan>(`/api/cases/${part(id)}/plan`);

/** Draw what the level asks for; drawn again it only grows. */
export const drawPlan = (id: string) => send<ReleasePlan>("POST", `/api/cases/${part(id)}/plan`);

export const addTurn = (id: string, told: TurnEntry & { party: Party }) =>
  send<Turn>("POST", `/api/cases/${part(id)}/turns`, told);

/** Enter something of a turn that is as one has seen it. */
const onTurn = (one: Turn, deed: string, told: object = {}) =>
  send<Turn>("POST", `/api/turns/${part(one.turn_id)}${deed}`, { expected: one.number, ...told });

export const changeTurn = (one: Turn, told: Partial<TurnEntry> & { statement_id?: string }) =>
  onTurn(one, "", told);

export const tellTurn = (one: Turn, proof: string) => onTurn(one, "/told", { proof });

export const waiveTurn = (one: Turn, reason: string) => onTurn(one, "/waive", { reason });

export const takeBackTurn = (one: Turn, reason: string) => onTurn(one, "/take-back", { reason });

export const CAP_CATEGORIES = [
  "Safety",
  "Health",
  "Security",
  "Fire",
  "Rescue",
  "Transport",
  "Infra",
  "Env",
  "Met",
  "Geo",
  "CBRNE",
  "Other",
] as const;

/** A published statement as a CAP 1.2 document, as it is handed out. */
export async function cap(id: string, area: string, category: string): Promise<string> {
  const path = address(`/api/statements/${part(id)}/cap`, { area, category });
  const answer = await ask(path, { headers: { Accept: "application/cap+xml" } });
  return answer.text();
}
