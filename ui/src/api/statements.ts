// Facts, statements, drafts, signatures, and what goes out.
import { address, call, part, send } from "./client";
import type { Publication } from "./outgoing";
import type { Level } from "./types";

export type * from "./outgoing";

export const ASPECTS = [
  "what",
  "when",
  "where",
  "who",
  "why",
  "how",
  "advice",
  "doing",
  "contact",
] as const;
export type Aspect = (typeof ASPECTS)[number];

export const STANDINGS = ["confirmed", "unconfirmed", "denied", "rumour"] as const;
export type Standing = (typeof STANDINGS)[number];

export const KINDS = [
  "holding",
  "update",
  "correction",
  "apology",
  "questions",
  "internal",
  "press",
  "reply",
  "story",
] as const;
export type Kind = (typeof KINDS)[number];

export interface Fact {
  fact_id: string;
  number: number;
  case_id: string;
  aspect: Aspect;
  texts: Record<string, string>;
  standing: Standing;
  source: string;
  owner: string;
  person: string;
  at: string;
  why: string;
}

export interface SheetRow {
  aspect: Aspect;
  confirmed: Fact[];
  open: Fact[];
  denied: Fact[];
  is_gap: boolean;
}

export interface FactSheet {
  case_id: string;
  rows: SheetRow[];
  /** Of the six questions. */
  gaps: Aspect[];
}

export interface Cite {
  start: number;
  end: number;
  fact_ids: string[];
  template: string;
}

/** A file that goes out with the words; its hash is part of what is signed. */
export interface Attachment {
  name: string;
  media_type: string;
  sha256: string;
  alt: string;
  length: number;
}

export interface Draft {
  draft_id: string;
  number: number;
  statement_id: string;
  language: string;
  channel: string;
  account: string;
  title: string;
  text: string;
  cites: Cite[];
  attachments: Attachment[];
  author: string;
  at: string;
  ai_generated: boolean;
  template: string;
  seal: string;
}

/** A draft as a list shows it: how far it has come. */
export interface StandingDraft extends Draft {
  standing: string;
  missing_people: number;
  missing_duties: string[];
}

export interface Statement {
  statement_id: string;
  number: number;
  case_id: string;
  kind: Kind;
  level: Level;
  /** The graver of its own level and its case's. */
  measured_by: Level;
  subject: string;
  cluster: string;
  /** The cluster that its tone is measured by: its own, or the case's as the advice has it. */
  toned_by?: string;
  next_update_at: string | null;
  opened_by: string;
  opened_at: string;
  reply_to: string;
  answers?: string;
  drafts: StandingDraft[];
}

/** Places are counted in characters, not in JavaScript's units. */
export interface Finding {
  code: string;
  grade: "hint" | "warn" | "stop";
  start: number;
  end: number;
  facts: Record<string, unknown>;
}

export interface LengthRoom {
  channel: string;
  length: number;
  limit: number;
}

export interface Looked {
  findings: Finding[];
  rooms: LengthRoom[];
}

export interface SignedOff {
  is_signed: boolean;
  people: number;
  duties: string[];
  missing_people: number;
  missing_duties: string[];
  /** Whose yes stands for which duty: everybody's for one at most. */
  carried_by?: Record<string, string>;
  declined_by: string[];
  until: string | null;
}

/** Who can sign for a duty that is missing, in the order in which they step in. */
export interface DutyLine {
  duty: string;
  people: { name: string; why: string; may_sign: boolean }[];
}

export interface StoodIn {
  duty: string;
  instead_of: { name: string; why: string }[];
}

export interface Word {
  signature_id: string;
  word: "approved" | "declined";
  person: string;
  duties: string[];
  /** Duties that this word carries in others' place. */
  stood_in?: StoodIn[];
  reason: string;
  seal: string;
  at: string;
  expires_at: string;
  /** Why it counts no more, "" while it does. */
  void: string;
}

export interface DraftDetail extends Looked {
  draft: Draft;
  authors: string[];
  /** Why the reader's word cannot count: author, nobody, author_unknown; "" where it can. */
  kept_from: string;
  /** Authors who are not linked to anybody in the directory. */
  unknown_authors?: string[];
  actions: string[];
  signed_off: SignedOff;
  lines?: DutyLine[];
  words: Word[];
  publications: Publication[];
}

export interface NewFact {
  case_id: string;
  aspect: Aspect;
  texts: Record<string, string>;
  standing: Standing;
  source: string;
  owner: string;
}

export const factSheet = (id: string) => call<FactSheet>(address("/api/facts", { case: id }));

export const factHistory = (id: string) => call<Fact[]>(`/api/facts/${part(id)}`);

export const recordFact = (fact: NewFact) => send<Fact>("POST", "/api/facts", fact);

export const changeFact = (
  id: string,
  change: { expected: number; why: string } & Partial<NewFact>,
) => send<Fact>("POST", `/api/facts/${part(id)}`, change);

export const statements = (id: string | undefined) =>
  call<Statement[]>(address("/api/statements", { case: id }));

export const statement = (id: string) => call<Statement>(`/api/statements/${part(id)}`);
