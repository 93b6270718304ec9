// Which cases stand in which of the six columns, and in what order.
import { type Card, STEPS, type Step } from "@/api/cases";

const RANK = ["none", "blue", "yellow", "orange", "red"];

const due = (one: Card): number =>
  one.next_clock ? Date.parse(one.next_clock.due_at) : Number.POSITIVE_INFINITY;

/** The gravest first; of the same level what falls due next, then the newest. */
export function graver(a: Card, b: Card): number {
  const level = RANK.indexOf(b.level) - RANK.indexOf(a.level);
  if (level !== 0) return level;
  if (due(a) !== due(b)) return due(a) < due(b) ? -1 : 1;
  return Date.parse(b.opened_at) - Date.parse(a.opened_at) || (a.case_id < b.case_id ? -1 : 1);
}

export interface Folded {
  columns: { step: Step; cards: Card[] }[];
  closed: Card[];
}

/** Put every open case into the column of its step; what is closed stands apart, the newest first. */
export function folded(cards: readonly Card[]): Folded {
  const open = cards.filter((one) => one.is_open);
  const columns = STEPS.map((step) => ({
    step,
    cards: open.filter((one) => one.step === step).sort(graver),
  }));
  const closed = cards
    .filter((one) => !one.is_open)
    .sort((a, b) => Date.parse(b.closed_at ?? "") - Date.parse(a.closed_at ?? ""));
  return { columns, closed };
}
