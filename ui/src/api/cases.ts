// Cases: one crisis handled; its tasks, clocks, team, papers, evidence and timeline.
import { address, call, part, send } from "./client";
import type { Handover, Hold, Impact, Meeting, Negative } from "./papers";
import type { Level } from "./types";

export type * from "./papers";

/** A text by language; "" = as its author wrote it, in whatever language. */
export type Words = Record<string, string>;

export const STEPS = ["identify", "assess", "plan", "coordinate", "execute", "evaluate"] as const;
export type Step = (typeof STEPS)[number];

export interface Sort {
  trigger: string;
  kind: string;
  origin: string;
  because: string[];
  confirmed_by: string;
  confirmed_at: string | null;
}

export interface Factors {
  urgency: string;
  resources: string;
  competitors: string;
  stakeholders: string;
  long_term: string;
  history: boolean;
  prior_reputation: string;
}

export interface Case {
  case_id: string;
  name: string;
  sort: Sort;
  level: Level;
  peak: Level;
  step: Step;
  stage: string;
  state: "open" | "closed";
  is_open: boolean;
  warnings: string[];
  watches: string[];
  opening: "level" | "hand" | "report" | "tip";
  opened_by: string;
  opened_at: string;
  playbook: string;
  playbook_version: number;
  country: string;
  zone: string;
  factors: Factors;
  closed_at: string | null;
  closed_by: string;
  outcome: string;
  is_simulated: boolean;
  revision: number;
}

export interface Clock {
  clock_id: string;
  case_id: string;
  code: string;
  name: Words;
  done_when: Words;
  began_at: string;
  due_at: string;
  warn_at: string;
  task_id: string;
  next_rung: { duty: string; user_id: string; name: string } | null;
  state: "running" | "met" | "stopped";
  warned_at: string | null;
  climbed: number;
  climbed_at: string | null;
  met_at: string | null;
  met_by: string;
  stopped_at: string | null;
  note: string;
  source: string;
  late_s: number;
}

/** A case as the board shows it. */
export interface Card extends Case {
  lead: string;
  gaps: number;
  tasks_open: number;
  tasks_all: number;
  tasks_late: number;
  clocks_late: number;
  next_clock: Clock | null;
}

export interface Proof {
  note: string;
  link: string;
  snapshot_id: string;
}

export interface Task {
  task_id: string;
  case_id: string;
  play: string;
  name: Words;
  done_when: Words;
  step: Step;
  party: string;
  place: number;
  duty: string;
  user_id: string;
  person: string;
  deputy_duty: string;
  deputy: string;
  due_at: string | null;
  blocked_by: string[];
  state: "open" | "doing" | "done" | "skipped";
  proofs: Proof[];
  reason: string;
  begun_at: string | null;
  settled_at: string | null;
  settled_by: string;
  source: string;
  revision: number;
  late_s: number;
  /** Those that come first and are not settled. */
  waits_for: string[];
}

export interface Member {
  duty: string;
  user_id: string;
  name: string;
  deputies: { user_id: string; name: string }[];
  since: string;
}

export interface Advice {
  cluster: string | null;
  strategies: string[];
  supplements: string[];
  reasons: string[];
  exceptions: string[];
  is_confirmed: boolean;
}

export interface Entry {
  entry_id: string;
  case_id: string;
  at: string;
  actor: string;
  name: string;
  action: string;
  subject: string;
  facts: Record<string, unknown>;
}

/** A case as a room. */
export interface CaseDetail extends Case {
  advice: Advice;
  team: Member[];
  tasks: Task[];
  clocks: Clock[];
  timeline: Entry[];
  handovers: Handover[];
  meetings: Meeting[];
  impacts: Impact[];
  negatives: Negative[];
  holds: Hold[];
  snapshots: number;
  /** Where it may go from here. */
  next_steps: { step: Step; needs_reason: boolean }[];
  linked: LinkedWarning[];
  /** Statements that answer voices of the queue. */
  answers?: { negative_id: string; statement_id: string; is_out: boolean }[];
  /** The verbs that the reader may do here; the server judges each again. */
  may: string[];
  /** Names of the people whose ids occur. */
  names: Record<string, string>;
}

export interface LinkedWarning {
  warning_id: string;
  watch_id: string;
  watch_name: string;
  level: Level;
  opened_at: string;
  closed_at: string | null;
}

export interface NewCase {
  name: string;
  level: Level;
  trigger: string;
  kind: string;
  origin: string;
  playbook: string;
  country: string;
  zone: string;
  warning_id: string;
}

export const cases = (all: boolean) => call<Card[]>(address("/api/cases", { all }));

export const openCase = (told: NewCase) => send<CaseDetail>("POST", "/api/cases", told);

export const aCase = (id: string) => call<CaseDetail>(`/api/cases/${part(id)}`);

/** What is done to a case, by the last word of its address. */
export const onCase = <T = unknown>(id: string, deed: string, told: unknown = {}) =>
  send<T>("POST", `/api/cases/${part(id)}/${deed}`, told);

/** What is done to a part of a case: one task, one clock, one paper. */
export const onPart = <T = unknown>(kind: string, id: string, deed: string, told: unknown = {}) =>
  send<T>("POST", `/api/${kind}/${part(id)}${deed && `/${deed}`}`, told);

/** Something new: a negative post, a report. */
export const put = <T = unknown>(kind: string, told: unknown) =>
  send<T>("POST", `/api/${kind}`, told);
