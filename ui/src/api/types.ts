// The HTTP contract as the UI reads it. All times are ISO 8601 UTC.
import type { Post } from "./post";
import type { Action, Change, View } from "./warned";

export type { Complaint, CrisisType, Emotion, Post, PostPage, Sentiment } from "./post";

export type Level = "none" | "blue" | "yellow" | "orange" | "red";
export interface Near {
  first: string;
  second: string;
  within: number;
}

export interface SensitivePeriod {
  name: string;
  begins_at: string;
  ends_at: string;
}

export interface Watch {
  watch_id: string;
  name: string;
  any: string[];
  all: string[];
  none: string[];
  near: Near[];
  exclusions: string[];
  hashtags: string[];
  patterns: string[];
  accounts: string[];
  languages: string[];
  regions: string[];
  platforms: string[];
  sources: string[];
  preset: string;
  sensitive_periods: SensitivePeriod[];
}

/** What a company is answerable for, with words that a watch may begin with. */
export interface Topic {
  code: string;
  words: string[];
}

export type NewWatch = Omit<Watch, "watch_id">;

export interface Coverage {
  alive: number;
  expected: number;
  share: number;
  oldest_fetch_s: number | null;
}

export interface WatchState {
  watch: Watch;
  level: Level;
  since: string | null;
  warning_id: string | null;
  coverage: Coverage;
}

export type SourceStatus = "alive" | "late" | "failing" | "refused" | "off" | "waiting";

export interface SourceState {
  source_id: string;
  name: string;
  connector: string;
  keep: "matched" | "all";
  expected_every_s: number;
  is_enabled: boolean;
  status: SourceStatus;
  last_fetch_at: string | null;
  last_post_at: string | null;
  fault: string;
  failures: number;
  posts: number;
}

export type { Action, Change, Reason } from "./warned";

export interface EarlyWarning {
  warning_id: string;
  watch_id: string;
  watch_name: string;
  level: Level;
  view: View;
  peak: Level;
  opened_at: string;
  since: string;
  closed_at: string | null;
  acknowledged_by: string;
  acknowledged_at: string | null;
  actions: Action[];
}

export type NoticeState =
  | "pending"
  | "leased"
  | "accepted"
  | "rejected"
  | "retry"
  | "in_doubt"
  | "escalated"
  | "bundled"
  | "dead";

export interface Notice {
  notice_id: string;
  change_id: string;
  watch_id: string;
  level: Level;
  channel: string;
  recipient: string;
  state: NoticeState;
  attempts: number;
  created_at: string;
  next_at: string | null;
  acknowledged_by: string;
  acknowledged_at: string | null;
  proof: string;
  fault: string;
}

/** Whether every promised notice is accounted for. */
export interface Promises {
  kept: boolean;
  missing: number;
  dead: number;
  channels: string[];
}

export interface Snapshot {
  head: number;
  now: string;
  version: string;
  simulated: boolean;
  level: Level;
  watches: WatchState[];
  sources: SourceState[];
  warnings: EarlyWarning[];
  notices: Notice[];
  promises: Promises;
  posts: Post[];
}

export interface Series {
  value: (number | null)[];
  expected?: (number | null)[];
  low?: (number | null)[];
  high?: (number | null)[];
}

export interface Mark {
  at: string;
  before: Level;
  after: Level;
  change_id: string;
}

export interface Indicators {
  watch_id: string;
  step_s: number;
  at: string[];
  series: Record<string, Series>;
  coverage: (number | null)[];
  marks: Mark[];
  terms: { term: string; count: number }[];
  platforms: { platform: string; count: number }[];
}

export interface AccountRow {
  account: string;
  posts: number;
  reach: number;
}

/** A story that posts of the evidence tell, as the watch hears it now. */
export interface StoryInvolved {
  story_id: string;
  label: string | null;
  label_post: string | null;
  /** In all, not of the evidence alone. */
  posts: number;
  accounts: number;
  first_at: string;
  evidence: string[];
}

export interface WarningDetail extends EarlyWarning {
  changes: Change[];
  evidence_posts: Post[];
  /** Stories that the evidence tells; older servers lack it. */
  stories?: StoryInvolved[];
  notices: Notice[];
  chart: Indicators;
}

export interface Tried {
  matches: boolean[];
  terms: string[][];
}

export interface Problem {
  title?: string;
  status: number;
  code: string;
  facts?: Record<string, unknown>;
  detail?: string;
}
