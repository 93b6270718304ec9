// What the reader answers of a post, and what people say of its answers.
import { address, call, part, send } from "./client";

/** Every question, with its labels as the API names them. */
export const HEADS = {
  sentiment: ["negative", "neutral", "positive"],
  emotion: ["anger", "fear", "sadness", "surprise", "joy", "neutral"],
  offence: ["none", "offensive"],
  reason: ["quality", "safety", "delivery", "service", "price", "malfunction", "loss", "other"],
  crisis_type: [
    "Affected individuals",
    "Infrastructure and utilities",
    "Donations and volunteering",
    "Caution and advice",
    "Sympathy and support",
    "Other Useful Information",
  ],
  informative: ["no", "yes"],
  verification: ["no", "yes"],
  distress: ["no", "yes"],
} as const;

export type Head = keyof typeof HEADS;

/** Where the words for a label stand in the catalogues. */
export const labelKey = (head: string, label: string) =>
  `ui.label.${head}.${label.toLowerCase().replaceAll(" ", "_")}`;

export interface ReadingCorrection {
  post_id: string;
  head: Head;
  /** Null: taken back. */
  label: string | null;
  /** What the reader had said; null: it abstained. */
  told: string | null;
  reader: string;
  person: string;
  at: string;
  number: number;
}

export function postPath(id: string): string {
  const [platform = "", ...rest] = id.split("/");
  return `/api/posts/${part(platform)}/${part(rest.join("/"))}`;
}

/** What was said of a post's readings, the newest first. */
export const corrections = (id: string, signal?: AbortSignal) =>
  call<ReadingCorrection[]>(`${postPath(id)}/corrections`, { signal });

export const correct = (id: string, head: Head, label: string, person: string) =>
  send<ReadingCorrection>("POST", `${postPath(id)}/corrections`, { head, label, person });

export const undoCorrection = (id: string, head: Head, person: string) =>
  send<ReadingCorrection>("DELETE", address(`${postPath(id)}/corrections`, { head, person }));
