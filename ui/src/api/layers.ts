// A watch's hours in weighted layers, the phrases that are new in them, and what corrected them.
import { address, call, part } from "./client";
import { postPath } from "./readings";
import type { Post } from "./types";

type Figures = (number | null)[];

export interface LayerPart {
  name: string;
  weight: number;
  /** Its fall below what is expected tells. */
  falls: boolean;
  value: Figures;
  expected: Figures;
  /** One deviation. */
  spread: Figures;
  evidence: string[];
}

export interface Layer {
  name: string;
  weight: number;
  coverage: Figures;
  /** 0 as expected, 100 six deviations beyond. */
  index: Figures;
  indicators: LayerPart[];
}

export interface Phrase {
  at: string;
  phrase: string;
  accounts: number;
  posts: number;
  expected: number;
  evidence: string[];
}

export interface Correction {
  at: string;
  kind: "late" | "deleted" | "edited";
  posts: number;
  latest_at: string;
}

/** Every list of figures is as long as `at`; the last hour is still open. */
export interface Layers {
  watch_id: string;
  version: string;
  words: string;
  at: string[];
  layers: Layer[];
  evidence: string[];
  phrases: Phrase[];
  corrections: Correction[];
}

export const layers = (watch: string, hours: number, signal?: AbortSignal) =>
  call<Layers>(address(`/api/watches/${part(watch)}/layers`, { hours }), { signal });

export const post = (id: string, signal?: AbortSignal) => call<Post>(postPath(id), { signal });
