// What is learned from warnings: verdicts, missed cases, the ledger, proposals, backtests.
import { address, call, part, send } from "./client";
import type { Level } from "./types";

export type VerdictWord = "true" | "false" | "late" | "not-ours";

export interface VerdictEntry {
  person: string;
  verdict: VerdictWord;
  note: string;
  noticed_at: string | null;
}

export interface Verdict extends VerdictEntry {
  warning_id: string;
  watch_id: string;
  version: number;
  at: string;
}

/** A value with its 95 % interval; null is not known, or without end. */
export interface Figure {
  value: number | null;
  low: number | null;
  high: number | null;
  of: number;
}

export interface Share extends Figure {
  is_enough: boolean;
}

export interface Tally {
  rule: string;
  watch_id: string;
  warnings: number;
  verdicts: Partial<Record<VerdictWord, number>>;
  missed: number;
  precision: Share;
  recall: Share;
  in_time: Share;
  lead_minutes: Share;
  alarms_per_week: Share;
}

export interface Judged {
  warning_id: string;
  watch_id: string;
  opened_at: string;
  closed_at: string | null;
  peak: Level;
  rule: string;
  rate_per_week: number | null;
  chance: number | null;
  lead_minutes: number | null;
  verdict: Verdict | null;
}

export interface MissedCase {
  missed_id: string;
  watch_id: string;
  version: number;
  onset: string;
  person: string;
  at: string;
  note: string;
  is_withdrawn: boolean;
}

export interface Proposal {
  proposal_id: string;
  watch_id: string;
  at: string;
  direction: "tighten" | "loosen";
  budget_now: number;
  budget_proposed: number;
  judged: number;
  kept: number;
  right: number;
  dropped: number;
  wrong: number;
  caught: number;
  missed: number;
  alarms_before: number;
  alarms_after: number;
  state: "open" | "applied" | "declined";
  person: string;
  decided_at: string | null;
  why: string;
}

export interface Calibration {
  method: "prior" | "isotonic";
  verdicts: number;
  needed: number;
  rates: number[];
  chances: number[];
  brier: number | null;
  brier_prior: number | null;
  ece: number | null;
  bins: { predicted: number; seen: Share }[];
}

export interface Ledger {
  since: string;
  until: string;
  tallies: Tally[];
  warnings: Judged[];
  missed: MissedCase[];
  proposals: Proposal[];
  calibration: Calibration;
}

export interface Crisis {
  shape: string;
  volume_days: number;
  negative_share: number;
}

export interface BacktestEntry {
  watch_id: string;
  person: string;
  rules: string[];
  crises: Crisis[];
  since: string | null;
  runs: number;
}

export interface Point {
  budget_per_week: number;
  threshold: number | null;
  alarms_per_week: Figure;
  found: Figure;
  by_chance: Figure;
  delay_minutes: Figure;
  posted: Figure;
}

export interface Trial {
  rule: string;
  version: string;
  crisis: Crisis;
  runs: number;
  promised: Point[];
  in_hindsight: Point[];
}

export interface Report {
  watch_id: string;
  learned_from: string;
  tried_from: string;
  tried_until: string;
  mean_day: number;
  ordinary_weeks: number;
  seed: number;
  trials: Trial[];
}

export interface Backtest {
  backtest_id: string;
  watch_id: string;
  asked_by: string;
  asked_at: string;
  rules: string[];
  crises: Crisis[];
  runs: number;
  state: "waiting" | "running" | "done" | "refused" | "broken";
  progress: number;
  code: string;
  facts: Record<string, unknown>;
  report: Report | null;
}

export const ledger = (watch: string | undefined, since: string | undefined) =>
  call<Ledger>(address("/api/ledger", { watch, since }));

export const verdicts = (warning: string) =>
  call<Verdict[]>(`/api/warnings/${part(warning)}/verdicts`);

export const judge = (warning: string, entry: VerdictEntry) =>
  send<Verdict>("POST", `/api/warnings/${part(warning)}/verdicts`, entry);

export const enterMissed = (entry: {
  watch_id: string;
  person: string;
  onset: string;
  note: string;
}) => send<MissedCase>("POST", "/api/missed", entry);

export const withdrawMissed = (id: string, person: string, note: string) =>
  send<MissedCase>("POST", `/api/missed/${part(id)}/withdraw`, { person, note });

export const drawProposals = (watch_id: string) =>
  send<Proposal[]>("POST", "/api/proposals", { watch_id });

export const decideProposal = (
  id: string,
  verb: "apply" | "decline",
  person: string,
  why: string,
) => send<Proposal>("POST", `/api/proposals/${part(id)}/${verb}`, { person, why });

export const backtests = () => call<Backtest[]>(address("/api/backtests", { limit: 20 }));

export const backtest = (id: string) => call<Backtest>(`/api/backtests/${part(id)}`);

export const beginBacktest = (entry: BacktestEntry) =>
  send<Backtest>("POST", "/api/backtests", entry);

/** A detector; one that a broken plug-in brings says why it cannot be tried. */
export interface KnownRule {
  rule: string;
  version: string;
  why_broken: string | null;
}

export const knownRules = () => call<KnownRule[]>("/api/backtests/rules");
