// What is alike: earlier cases and playbooks beside a case, what was said before beside a draft.
import { call, part } from "./client";
import type { Level } from "./types";

export interface Told {
  /** What nearness goes by. */
  by: "meaning" | "words";
  /** What brings meaning, where it goes by words. */
  install: string | null;
  /** Parts that are looked at when asked again. */
  waiting: number;
}

export interface AlikeCase {
  case_id: string;
  name: string;
  level: Level;
  is_open: boolean;
  opened_at: string;
  playbook: string;
  outcome: string;
  /** From 0 to 1. */
  nearness: number;
}

export interface AlikePlaybook {
  code: string;
  /** By language. */
  name: Record<string, string>;
  nearness: number;
  is_in_use: boolean;
}

export interface AlikeStatement {
  statement_id: string;
  case_id: string;
  kind: string;
  subject: string;
  language: string;
  channel: string;
  published_at: string | null;
  excerpt: string;
  nearness: number;
}

export type AlikeToCase = Told & { cases: AlikeCase[]; playbooks: AlikePlaybook[] };
export type AlikeToDraft = Told & { statements: AlikeStatement[] };

export const alikeToCase = (id: string, signal?: AbortSignal) =>
  call<AlikeToCase>(`/api/cases/${part(id)}/alike`, { signal });

export const alikeToDraft = (id: string, signal?: AbortSignal) =>
  call<AlikeToDraft>(`/api/drafts/${part(id)}/alike`, { signal });
