// A change of level and everything that a person will ask of it.
import type { Level } from "./types";

export interface Reason {
  rule: string;
  indicator: string;
  window_s: number;
  value: number;
  expected: number;
  rate_per_week: number;
  rarity_weeks: number;
  share: number;
}

/** A sentence as a code of the catalogue and its facts; a fact may be such a line itself. */
export interface Line {
  code: string;
  facts: Record<string, unknown>;
  text?: string;
}

/** A class of consequence that touches a warning; `by` is empty where the posts suggest it. */
export interface Finding {
  class: string;
  name: string;
  lift: number;
  posts: string[];
  words: string[];
  share: number;
  usual: number;
  by: string;
  is_confirmed: boolean;
}

export interface Confidence {
  whole: number;
  word: "high" | "middling" | "low";
  heard: number;
  learned: number;
  agreed: number;
  is_calibrated: boolean;
  /** Of warnings as rare as this, the share judged true; null while too few are judged. */
  chance: number | null;
  verdicts: number;
  /** Verdicts that it takes to know the chance. */
  missing: number;
}

/** A learned model that gave a level, and what the rules say beside it. */
export interface Beside {
  model: number;
  person: string;
  chance: number;
  rules: Level;
  rules_rate_per_week: number;
}

/** Words that several accounts began to use within an hour. */
export interface NewPhrase {
  phrase: string;
  accounts: number;
  posts: number;
  evidence: string[];
}

/** A word by which telling posts demand or doubt. */
export interface Cue {
  cue: string;
  word: string;
  posts: number;
}

export interface Explanation {
  code: string;
  rate_per_week: number;
  rarity_weeks: number;
  rarity: Level;
  lift: number;
  rules: string[];
  findings: Finding[];
  stories: { story: string; posts: string[] }[];
  platforms: { platform: string; posts: number }[];
  /** Absent in books older than they are. */
  phrases?: NewPhrase[];
  cues?: Cue[];
  degraded: "" | "coverage" | "outage";
  confidence: Confidence;
  versions: { detector: string; reader: string; table: number; policy: string; rules: number };
  /** null where the rules alone judge. */
  beside?: Beside | null;
  budget_per_week: number;
  edges: Record<string, number>;
  preset: string;
  periods: string[];
  comes_down: { calm_minutes: number; rate_above: number | null; needs_person: boolean };
  /** After a fall by itself: all that came was commoner than this, in events a week. */
  was_calm_above?: number | null;
}

export interface Change {
  change_id: string;
  warning_id: string;
  watch_id: string;
  at: string;
  before: Level;
  after: Level;
  reasons: Reason[];
  evidence: string[];
  coverage: number;
  detector: string;
  actor: string;
  facts?: Record<string, unknown>;
  explanation?: Explanation | null;
  lines?: Line[];
}

export type Action = "acknowledge" | "stand_down";
export type View = "none" | "low" | "medium" | "high";
