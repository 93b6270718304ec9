// Pure: a post's columns in, one answer a question out. Nothing is judged here but yes or no.
import { HEADS, type Head } from "@/api/readings";
import type { Post } from "@/api/types";

export interface Reading {
  head: Head;
  /** Null: the reader abstained. */
  label: string | null;
  /** Of the label that is told; null where none was kept. */
  chance: number | null;
}

const EVEN = 0.5;

/** A yes or a no, with the probability of what is told. */
function either(head: Head, chance: number | null): Reading {
  const [no = "", yes = ""] = HEADS[head];
  if (chance === null) return { head, label: null, chance };
  return chance >= EVEN ? { head, label: yes, chance } : { head, label: no, chance: 1 - chance };
}

function offence({ offence, p_offence }: Post): Reading {
  if (offence === null) return { head: "offence", label: null, chance: null };
  const chance = p_offence === null || offence ? p_offence : 1 - p_offence;
  return { head: "offence", label: offence ? "offensive" : "none", chance };
}

function sentiment({ sentiment, p_sentiment, p_negative }: Post): Reading {
  if (sentiment === null) return { head: "sentiment", label: null, chance: null };
  const chance = p_sentiment ?? (sentiment === -1 ? p_negative : null);
  return { head: "sentiment", label: HEADS.sentiment[sentiment + 1] ?? null, chance };
}

const named = (head: Head, label: string | null, chance: number | null): Reading => ({
  head,
  label,
  chance: label === null ? null : chance,
});

/** Every answer of the reader, in the order of its questions; none of a post that was not read. */
export function readingsOf(post: Post): Reading[] {
  if (post.reader === "") return [];
  const isComplaint = post.sentiment === -1; // of other posts no reason is asked
  return [
    sentiment(post),
    named("emotion", post.emotion, post.p_emotion),
    offence(post),
    ...(isComplaint ? [named("reason", post.reason, post.p_reason)] : []),
    named("crisis_type", post.crisis_type, post.p_crisis_type),
    either("informative", post.p_informative),
    either("verification", post.p_verification),
    either("distress", post.p_distress),
  ];
}

const FEW = 3;

/** Answers so few that a sign tells them apart. */
export const areFew = (head: Head): boolean => HEADS[head].length <= FEW;

/** The answers that do not stand, in the order in which they always stand. */
export function othersOf({ head, label }: Reading, corrected?: string): string[] {
  const labels: readonly string[] = HEADS[head];
  return labels.filter((one) => one !== (corrected ?? label));
}

const UNTOLD = new Set([
  "emotion neutral",
  "offence none",
  "reason other",
  "crisis_type Other Useful Information",
  "verification no",
  "distress no",
]);

/** What is worth a place on a card: the sentiment always, the rest where it says something. */
export const worthTelling = ({ head, label }: Reading): boolean =>
  head === "sentiment" ||
  (label !== null && head !== "informative" && !UNTOLD.has(`${head} ${label}`));
