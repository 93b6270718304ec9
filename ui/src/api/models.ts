// What reads posts: its versions, what each is worth, and what people's corrections changed.
import { call, part, send } from "./client";

export interface HeadEffect {
  head: string;
  corrections: number;
  right_before: number;
  right_after: number;
  /** Corrections that nothing was learned from. */
  held_out: number;
  held_out_right_before: number;
  held_out_right_after: number;
  /** Newest posts that nobody corrected. */
  elsewhere: number;
  elsewhere_changed: number;
  /** Held-out posts that came with the weights. */
  sample: number;
  sample_right_before: number;
  sample_right_after: number;
  /** Than before: it speaks against the version. */
  is_worse: boolean;
}

export interface ModelVersion {
  version: string;
  base: string | null;
  made_by: string;
  made_at: string | null;
  seal: string;
  corrections: number;
  state: "candidate" | "in-use" | "retired";
  person: string;
  decided_at: string | null;
  why: string;
  former: string | null;
  effect: { at: string; seconds: number; heads: HeadEffect[] } | null;
  /** What speaks against using it: heads that read worse; none: nothing could be measured. */
  concern: { heads: string[] } | null;
}

export interface Share {
  value: number;
  low: number;
  high: number;
}

/** What one head is worth on one held-out set. */
export interface CardFigures {
  split: string;
  head: string;
  lang: string;
  /** The version measured: a layer's card keeps its base's figures beside its own. */
  of: string;
  labels: string[];
  posts: number;
  accuracy: Share;
  macro_f1: Share;
  macro_recall: Share;
  ece: number;
  answered: number;
  accuracy_answered: number;
  /** Truth by row, told by column. */
  confusion: number[][];
  bins: { posts: number; sure: number; right: number }[];
}

export interface TrainingSet {
  name: string;
  head: string;
  lang: string;
  licence_as_stated: string;
  weight: number;
  split: string;
  posts: number;
  note: string;
}

export interface ModelCard {
  name: string;
  version: string;
  kind: string;
  scheme: string;
  posts: number;
  trained_at: string | null;
  sha256: string;
  base: string | null;
  corrections: number;
  /** Codes of sentences. */
  limits: string[];
  heads: { head: string; labels: string[] }[];
  training_sets: TrainingSet[];
  figures: CardFigures[];
}

export interface HeadDrift {
  head: string;
  posts: number;
  labels: number | null;
  sureness: number | null;
  label_shares: number[];
}

export interface ModelInDetail {
  version: ModelVersion;
  card: ModelCard;
  drift: HeadDrift[];
}

export const models = () => call<ModelVersion[]>("/api/models");

export const model = (version: string, signal?: AbortSignal) =>
  call<ModelInDetail>(`/api/models/${part(version)}`, { signal });

export const learnModel = (person: string) =>
  send<ModelVersion>("POST", "/api/models/learn", { person });

export const putModelInUse = (
  version: string,
  said: { person: string; why: string; insists: boolean },
) => send<ModelVersion>("POST", `/api/models/${part(version)}/use`, said);
