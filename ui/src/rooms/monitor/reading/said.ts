// What people said of readings since the page opened, and which reading is being put right now.
import { create } from "zustand";
import type { Head, ReadingCorrection } from "@/api/readings";
import type { Post, Problem } from "@/api/types";
import type { Reading } from "@/kit/readings";

export interface Asked {
  post: Post;
  reading: Reading;
  /** Where the answer stands that was pressed. */
  at: { left: number; top: number; width: number; height: number };
}

/** What somebody says a reading should be; null takes what was said back. */
export interface Wish {
  post: string;
  head: Head;
  label: string | null;
}

export interface Said {
  asked: Asked | null;
  /** Pressed, and not told yet. */
  wish: Wish | null;
  /** By post, by question; a correction that was taken back is not kept. */
  labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The newest, as long as it may be undone at hand. */
  newest: ReadingCorrection | null;
  /** Why the last one was refused. */
  problem: Problem | null;
}

export const useSaid = create<Said>(() => ({
  asked: null,
  wish: null,
  labels: {},
  newest: null,
  problem: null,
}));

/** Return what stands after one more correction. */
export function heard(labels: Said["labels"], one: ReadingCorrection): Said["labels"] {
  const { [one.head]: _, ...others } = labels[one.post_id] ?? {};
  const now = one.label === null ? others : { ...others, [one.head]: one.label };
  return { ...labels, [one.post_id]: now };
}

/** Return the labels in force of corrections that are told newest first. */
export function inForce(rows: readonly ReadingCorrection[]): Partial<Record<Head, string>> {
  const newest = new Map<Head, ReadingCorrection>();
  for (const one of rows) if (!newest.has(one.head)) newest.set(one.head, one);
  const standing = [...newest.values()].filter((one) => one.label !== null);
  return Object.fromEntries(standing.map((one) => [one.head, one.label]));
}

/** Keep a correction; one that was made can be undone at hand, one taken back cannot. */
export const keep = (one: ReadingCorrection) =>
  useSaid.setState(({ labels }) => ({
    labels: heard(labels, one),
    newest: one.label === null ? null : one,
    problem: null,
  }));

export const dismiss = () => useSaid.setState({ newest: null, problem: null });

export function ask(post: Post, reading: Reading, anchor: HTMLElement): void {
  const { left, top, width, height } = anchor.getBoundingClientRect();
  useSaid.setState({ asked: { post, reading, at: { left, top, width, height } } });
}

/** One press says what is right; what stands already is not said again. */
export function say({ id }: Post, { head, label: told }: Reading, label: string | null): void {
  const corrected = useSaid.getState().labels[id]?.[head];
  if (label !== null && label === (corrected ?? told)) return;
  useSaid.setState({ wish: { post: id, head, label } });
}

export const close = () => useSaid.setState({ asked: null });
