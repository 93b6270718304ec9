// What people do with statements, drafts and publications.
import { address, call, part, send } from "./client";
import type { RollRow } from "./rollcall";
import type {
  Attachment,
  Draft,
  DraftDetail,
  GlassBreak,
  Kind,
  Looked,
  Outgoing,
  Place,
  Publication,
  Statement,
} from "./statements";
import type { Level } from "./types";

export interface NewStatement {
  case_id: string;
  kind: Kind;
  level: Level;
  subject: string;
  cluster: string;
  next_update_at: string | null;
  /** The turn of the release plan that it carries, as it was looked at. */
  turn_id?: string;
  turn_number?: number;
  /** Address of the post that it answers. */
  reply_to?: string;
  /** Voice of the case's queue that it answers. */
  answers?: string;
}

export interface StatementChange {
  expected: number;
  level?: Level;
  subject?: string;
  cluster?: string;
  next_update_at?: string;
}

export interface NewDraft {
  language: string;
  channel: string;
  zone: string;
  text?: string;
  title?: string;
}

export const openStatement = (entry: NewStatement) =>
  send<Statement>("POST", "/api/statements", entry);

export const changeStatement = (id: string, change: StatementChange) =>
  send<Statement>("POST", `/api/statements/${part(id)}`, change);

export const beginDraft = (id: string, entry: NewDraft) =>
  send<DraftDetail>("POST", `/api/statements/${part(id)}/drafts`, entry);

/** The case's first words, composed at once; asked twice it is the same draft. */
export const beginHolding = (of: { case_id?: string; warning_id?: string }, entry: NewDraft) =>
  send<DraftDetail>("POST", "/api/holding-statements", { ...of, ...entry });

export const draft = (id: string) => call<DraftDetail>(`/api/drafts/${part(id)}`);

export const versions = (id: string) => call<Draft[]>(`/api/drafts/${part(id)}/versions`);

/** What a person writes: every change of it is another text to sign. */
export type Written = Pick<Draft, "title" | "text" | "account" | "attachments">;

export const rewrite = (id: string, expected: number, written: Written) =>
  send<DraftDetail>("POST", `/api/drafts/${part(id)}`, {
    expected,
    title: written.title,
    text: written.text,
    account: written.account,
    attachments: written.attachments.map(({ name, sha256, alt }) => ({ name, sha256, alt })),
  });

export type KeptFile = Pick<Attachment, "sha256" | "media_type" | "length">;

export const keepFile = (file: Blob) =>
  call<KeptFile>("/api/attachments", {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream" },
  });

export const fileAddress = (sha256: string) => `/api/attachments/${part(sha256)}`;

export const check = (id: string, title: string, text: string, signal?: AbortSignal) =>
  call<Looked>(`/api/drafts/${part(id)}/check`, {
    method: "POST",
    body: JSON.stringify({ title, text }),
    signal,
  });

/** Fill the template once more, with what is confirmed by now: a version of its own. */
export const composeAnew = (id: string, expected: number, zone: string) =>
  send<DraftDetail>("POST", `/api/drafts/${part(id)}/compose`, { expected, zone });

export const polish = (id: string, expected: number) =>
  send<DraftDetail>("POST", `/api/drafts/${part(id)}/polish`, { expected });

export const approve = (id: string, seal: string) =>
  send<unknown>("POST", `/api/drafts/${part(id)}/sign`, { seal, word: "approved" });

export const decline = (id: string, seal: string, reason: string) =>
  send<unknown>("POST", `/api/drafts/${part(id)}/sign`, { seal, word: "declined", reason });

/** A duty whose word was asked for on this very text. */
export interface AskedSignature {
  duty: string;
  asked_at: string;
  roll: RollRow[];
  /** Who is asked if nobody answers until then. */
  next: string[];
  next_at: string | null;
}

/** Ask whoever holds each missing duty now; the deputies are asked after them. */
export const askSignatures = (id: string) =>
  send<{ duty: string; people: string[] }[]>("POST", `/api/drafts/${part(id)}/ask-signatures`);

export const askedSignatures = (id: string) =>
  call<AskedSignature[]>(`/api/drafts/${part(id)}/asked`);

export const withdraw = (id: string) => send<unknown>("POST", `/api/drafts/${part(id)}/withdraw`);

/** Let it out; `out_of_turn` is why it may go before those who should hear it first. */
export const publish = (id: string, seal: string, due_at: string | null, out_of_turn = "") =>
  send<Publication>("POST", `/api/drafts/${part(id)}/publish`, { seal, due_at, out_of_turn });

export const breakGlass = (id: string, seal: string, reason: string) =>
  send<Publication>("POST", `/api/drafts/${part(id)}/break-glass`, { seal, reason });

export const glassBreaks = () => call<GlassBreak[]>("/api/glass-breaks");

export const reviewBreak = (id: string, was_right: boolean, lesson: string) =>
  send<GlassBreak>("POST", `/api/glass-breaks/${part(id)}/review`, { was_right, lesson });

export const publications = () => call<Outgoing[]>(address("/api/publications", { limit: 200 }));

export const confirmOut = (id: string, url: string) =>
  send<Publication>("POST", `/api/publications/${part(id)}/confirm`, { url });

export const denyOut = (id: string) =>
  send<Publication>("POST", `/api/publications/${part(id)}/deny`);

export const thaw = (id: string, reason: string, due_at: string | null) =>
  send<Publication>("POST", `/api/publications/${part(id)}/thaw`, { reason, due_at });

export const cancelOut = (id: string) =>
  send<Publication>("POST", `/api/publications/${part(id)}/cancel`);

export const places = () => call<Place[]>("/api/places");
