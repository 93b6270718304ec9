// What waits for whoever is signed in.
import type { Handover, Negative, Task } from "./cases";
import { call, part, send } from "./client";
import type { Turn } from "./release";
import type { Level } from "./types";

export interface InboxNotice {
  notice_id: string;
  level: Level;
  at: string;
  /** "me", or "house" for everybody at a screen. */
  told_to: string;
  /** Whom I stand in for, by name. */
  in_place_of: string[];
  subject: string;
  lines: string[];
  case_id: string;
  /** Of a notice about words: their statement. */
  statement_id?: string;
  warning_id: string;
}

export interface InboxDraft {
  draft_id: string;
  statement_id: string;
  case_id: string;
  kind: string;
  level: Level;
  subject: string;
  language: string;
  channel: string;
  title: string;
  number: number;
  at: string;
  missing_people: number;
  missing_duties: string[];
}

/** A text that waits for a publisher on its way out. */
export interface InboxPublication {
  publication_id: string;
  draft_id: string;
  statement_id: string;
  case_id: string;
  level: Level;
  subject: string;
  channel: string;
  state: string;
  fault: string;
  due_at: string;
  person: string;
}

/** A text that went out unsigned, and that the reader may review. */
export interface InboxBreak {
  break_id: string;
  draft_id: string;
  case_id: string;
  person: string;
  reason: string;
  at: string;
  review_due_at: string;
}

export interface InboxReport {
  report_id: string;
  is_public: boolean;
  at: string;
  name: string;
  what: string;
  urgent: boolean;
}

export interface Inbox {
  to_acknowledge: InboxNotice[];
  to_do: Task[];
  to_approve: InboxDraft[];
  to_publish?: InboxPublication[];
  to_review?: InboxBreak[];
  /** Turns of a release plan that are mine, by name or by my duty; an older house tells of none. */
  to_tell?: Turn[];
  to_take_over: (Handover & { case_id: string })[];
  to_answer: (Negative & { case_id: string })[];
  to_settle: InboxReport[];
  /** Names of the cases that occur. */
  cases: Record<string, string>;
}

export const inbox = () => call<Inbox>("/api/inbox");

export const acknowledgeMine = (id: string) =>
  send<unknown>("POST", `/api/inbox/${part(id)}/acknowledge`);

/** How much waits for the reader. */
export const waiting = (box: Inbox): number =>
  box.to_acknowledge.length +
  box.to_do.length +
  box.to_approve.length +
  (box.to_publish?.length ?? 0) +
  (box.to_review?.length ?? 0) +
  (box.to_tell?.length ?? 0) +
  box.to_take_over.length +
  box.to_answer.length +
  box.to_settle.length;
