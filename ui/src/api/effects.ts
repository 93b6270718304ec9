// What was counted before and after each thing that was said of a case.
import { call, part } from "./client";

export interface Span {
  hours: number;
  mentions: number;
  per_hour: number | null;
  negative_share: number | null;
}

export interface SaidEffect {
  what: "publication" | "outreach";
  /** The statement's id, or the outreach's. */
  ref: string;
  kind: string;
  name: string;
  where: string;
  url: string;
  at: string;
  before: Span | null;
  after: Span | null;
  coverage: number | null;
}

export interface CaseEffects {
  /** The longest that either side is. */
  hours: number;
  /** Watches of the linked warnings; without one nothing is measured. */
  watches: number;
  said: SaidEffect[];
}

export const caseEffects = (id: string) => call<CaseEffects>(`/api/cases/${part(id)}/effects`);
