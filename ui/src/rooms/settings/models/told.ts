// Pure: what the panels of a model draw and say of its figures.
import type { CardFigures, HeadEffect, TrainingSet } from "@/api/models";

/** How sure answers were, and how often right: a point a bin that has posts. */
export const points = (bins: CardFigures["bins"]): [number, number][] =>
  bins.filter(({ posts }) => posts > 0).map(({ sure, right }) => [sure, right]);

const MOST = 0.5; // beyond it the bar is full: far from the training in any case

/** How far the bar of a stability index is filled, in hundredths. */
export const filled = (index: number): number => Math.min(1, Math.max(0, index) / MOST) * 100;

export type Tone = "good" | "bad" | undefined;

/** More right is good, fewer is bad. */
export const toneOf = (before: number, after: number): Tone =>
  after === before ? undefined : after > before ? "good" : "bad";

/** Whether anything was taught or changed there: the other questions would only fill the table. */
export const isTouched = (one: HeadEffect): boolean =>
  one.corrections > 0 ||
  one.elsewhere_changed > 0 ||
  one.sample_right_before !== one.sample_right_after;

/** Which share of the posts that nobody corrected is read otherwise. */
export const shareElsewhere = (one: HeadEffect): number =>
  one.elsewhere === 0 ? 0 : one.elsewhere_changed / one.elsewhere;

/** What sets one line of a card apart from all others. */
export const keyOf = (one: TrainingSet): string =>
  [one.name, one.head, one.lang, one.split, one.weight, one.licence_as_stated, one.note].join("\n");
