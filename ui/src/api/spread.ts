// How the matter of a case spreads now, each trait as what was counted.
import { call, part } from "./client";

export interface CaseSpread {
  at: string;
  hours: number;
  /** Watches of the linked warnings; without one nothing is measured. */
  watches: number;
  coverage: number | null;
  /** Posts of each sixty minutes; the last end now. */
  by_hour: number[];
  speed: { per_hour: number; hour_before: number; fastest: number };
  volume: { since: string; posts: number; negative_share: number | null; day: number };
  scope: { platforms: { platform: string; posts: number }[]; accounts: number; reach: number };
  participation: number | null;
  /** What an answer may spare of all that is ever passed on: a bound from elsewhere. */
  answer: { spared: { in_hours: number; at_most: number }[]; platform: string; posts: number };
  difficulty: { stories: number; copying: number; posting: number };
}

export const caseSpread = (id: string) => call<CaseSpread>(`/api/cases/${part(id)}/spread`);
