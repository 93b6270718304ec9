// What people rule: silences, the table of consequence, budgets, presets; and what was kept back.
import { address, call, part, send } from "./client";
import type { Level } from "./types";
import type { Line } from "./warned";

export type Alarming = Exclude<Level, "none">;

export interface SilenceEntry {
  watch_id: string;
  up_to: Alarming;
  rule: string;
  reason: string;
  person: string;
  second_person: string;
  ends_at: string;
}

export interface Silence extends SilenceEntry {
  silence_id: string;
  begins_at: string;
  ended_at: string | null;
  ended_by: string;
  kept_back: number;
}

export interface Withheld {
  change_id: string;
  warning_id: string;
  watch_id: string;
  at: string;
  before: Level;
  after: Level;
  why: "silence" | "gathering" | "inhibition" | "untold";
  by: string;
}

export interface Gathering {
  gathering_id: string;
  opened_at: string;
  since: string;
  closed_at: string | null;
  level: Level;
  peak: Level;
  share: number;
  watches: string[];
}

export interface Degradation {
  degradation_id: string;
  watch_id: string;
  begins_at: string;
  ended_at: string | null;
  why: "coverage" | "outage";
  coverage: number;
}

export interface ConsequenceClass {
  code: string;
  name: string;
  lift: 0 | 1 | 2;
  source: string;
  words: Record<string, string[]>;
}

export interface ConsequenceTable {
  version: number;
  classes: ConsequenceClass[];
}

export interface RuleEntry {
  version: number;
  kind: "table" | "budget" | "declaration";
  scope: string;
  at: string;
  person: string;
  why: string;
}

export interface Terms {
  watch_id: string;
  budget_per_week: number;
  edges: Record<string, number>;
  lines: Line[];
  preset: string;
  periods: string[];
  period_factor: number;
  calm_minutes: number;
  policy: string;
}

export interface Preset {
  code: string;
  version: number;
  periods: string[];
  numbers: {
    name: string;
    value: number;
    source: "measured" | "law" | "practice" | "judgement";
    where: string;
    is_acting: boolean;
  }[];
}

export interface Declaration {
  class: string;
  person: string;
  reason: string;
  applies: boolean;
  two_levels: boolean;
}

export const silences = (open: boolean) => call<Silence[]>(address("/api/silences", { open }));

export const putSilence = (entry: SilenceEntry) => send<Silence>("POST", "/api/silences", entry);

export const endSilence = (id: string, person: string) =>
  send<Silence>("POST", `/api/silences/${part(id)}/end`, { person });

export const withheld = (query: { warning?: string; by?: string; limit?: number }) =>
  call<Withheld[]>(address("/api/withheld", query));

export const gatherings = (open: boolean) =>
  call<Gathering[]>(address("/api/gatherings", { open }));

export const degradations = (open: boolean) =>
  call<Degradation[]>(address("/api/degradations", { open }));

export const consequences = (version?: number) =>
  call<ConsequenceTable>(address("/api/consequences", { version }));

export const putConsequences = (classes: ConsequenceClass[], person: string, why: string) =>
  send<RuleEntry>("PUT", "/api/consequences", { classes, person, why });

export const declare = (warning: string, said: Declaration) =>
  send<RuleEntry>("POST", `/api/warnings/${part(warning)}/consequence`, said);

export const rulebook = (query: { kind?: string; scope?: string; limit: number }) =>
  call<RuleEntry[]>(address("/api/rulebook", query));

export const terms = (watch: string) => call<Terms>(`/api/watches/${part(watch)}/terms`);

export const putBudget = (watch: string, per_week: number | null, person: string, why: string) =>
  send<Terms>("PUT", `/api/watches/${part(watch)}/budget`, { per_week, person, why });

export const presets = () => call<Preset[]>("/api/presets");
