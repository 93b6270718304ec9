// Reading a report: everything is in it already, so that the slider asks nobody.
import type { Crisis, Point, Report, Trial } from "@/api/learning";

export type Mode = "promised" | "in_hindsight";

export const crisisKey = (one: Crisis): string =>
  `${one.shape} ${one.volume_days} ${one.negative_share}`;

/** The kinds of crisis that were tried, each once. */
export function crisesOf(report: Report): Crisis[] {
  const found = new Map(report.trials.map(({ crisis }) => [crisisKey(crisis), crisis]));
  return [...found.values()];
}

export const trialsOf = (report: Report, key: string): Trial[] =>
  report.trials.filter(({ crisis }) => crisisKey(crisis) === key);

/** The budgets of the sweep, in order. */
export const budgetsOf = (report: Report): number[] =>
  (report.trials[0]?.promised ?? []).map((point) => point.budget_per_week);

/** The place of the budget that lies nearest to one a week. */
export const nearestTo = (budgets: readonly number[], wanted: number): number =>
  budgets.reduce(
    (best, one, n) => (Math.abs(one - wanted) < Math.abs((budgets[best] ?? 0) - wanted) ? n : best),
    0,
  );

export const pointAt = (trial: Trial, mode: Mode, place: number): Point | undefined =>
  trial[mode][place];

export type Measure = "found" | "delay_minutes";

/** A point in the plot: alarms a week against what they buy; null where either is not known. */
export function placeOf(point: Point, measure: Measure): [number, number] | null {
  const across = point.alarms_per_week.value;
  const up = point[measure].value;
  if (across === null || up === null) return null;
  return [across, measure === "found" ? up : Math.max(up, 1)]; // delays are drawn by doublings
}

/** A rule's line in the plot, in the order of the sweep; unknown points are left out. */
export const lineOf = (trial: Trial, mode: Mode, measure: Measure): [number, number][] =>
  trial[mode].flatMap((point) => {
    const place = placeOf(point, measure);
    return place ? [place] : [];
  });

/** The end of a column's scale over all rules and all budgets: it must not jump with the slider. */
export function mostOf(
  trials: readonly Trial[],
  mode: Mode,
  measure: "alarms_per_week" | "delay_minutes",
): number {
  const ends = trials.flatMap((trial) =>
    trial[mode].map((point) => point[measure].high ?? point[measure].value ?? 0),
  );
  return Math.max(1e-9, ...ends);
}
