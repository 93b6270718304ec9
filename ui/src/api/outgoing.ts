// What goes out, where to, with which proof; and what went out without its quorum.
import type { Attachment } from "./statements";

export interface Step {
  at: string;
  what: string;
  state: string;
  person: string;
  fault: string;
  proof: string;
  excerpt: string;
}

export interface Publication {
  publication_id: string;
  draft_id: string;
  draft_number: number;
  seal: string;
  statement_id: string;
  case_id: string;
  channel: string;
  account: string;
  state: string;
  person: string;
  at: string;
  due_at: string;
  is_scheduled: boolean;
  break_id: string;
  tries: number;
  published_at: string | null;
  proof: string;
  url: string;
  fault: string;
  steps: Step[];
  /** Audiences that should hear it before it goes out. */
  hear_first: string[];
  actions: string[];
}

/** With the words, for whoever carries them. */
export interface Outgoing extends Publication {
  title: string;
  text: string;
  language: string;
  attachments: Attachment[];
}

export interface GlassBreak {
  break_id: string;
  draft_id: string;
  statement_id: string;
  case_id: string;
  person: string;
  reason: string;
  at: string;
  review_due_at: string;
  reviewed_by: string;
  reviewed_at: string | null;
  was_right: boolean | null;
  lesson: string;
  actions: string[];
}

export interface Place {
  channel: string;
  by_hand: boolean;
  /** Whether our own people alone read it. */
  is_inside: boolean;
  address: string;
  limit: number | null;
  /** The one account it goes out as, "" where it may have any. */
  account: string;
  files: number;
  media_types: string[];
  longest: number;
}
