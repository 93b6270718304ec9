// A plan as it is gone through: the four parties in their order, and how far each has heard.
import type { Party, ReleasePlan, Turn } from "@/api/release";

export interface Group {
  party: Party;
  turns: Turn[];
  heard: number;
}

const HIDDEN = /\{(\w+)\}/g;

/** The parties that have somebody to hear, in the plan's order. */
export const groups = (plan: ReleasePlan): Group[] =>
  plan.parties
    .map((party) => {
      const turns = plan.turns.filter((one) => one.party === party);
      return { party, turns, heard: turns.filter((one) => one.is_settled).length };
    })
    .filter((one) => one.turns.length > 0);

/** Our own people who have not heard: the press waits for them. */
export const waiting = (plan: ReleasePlan): number =>
  plan.turns.filter((one) => one.party === "enterprise" && !one.is_settled).length;

export type Standing = "told" | "waived" | "published" | "late" | "open";

export function standing(one: Turn): Standing {
  if (one.done_at) return "told";
  if (one.waived_at) return "waived";
  if (one.is_settled) return "published";
  return one.is_late ? "late" : "open";
}

/** Whether its text can be begun: nobody has told them, and nothing is written for them yet. */
export const mayBegin = (one: Turn, mayWrite: boolean): boolean =>
  mayWrite && !one.is_settled && one.statement_id === "";

/** What a template still needs, each once. */
export const gaps = (text: string): string[] => [
  ...new Set([...text.matchAll(HIDDEN)].map((found) => found[1] ?? "")),
];
