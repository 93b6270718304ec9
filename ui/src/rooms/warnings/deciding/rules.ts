// Which rules may be silenced by themselves.
import type { Change } from "@/api/types";

/** Those of the detector that is shipped; a plug-in's come to be known when they fire. */
const SHIPPED = ["seasonal.burst", "seasonal.swell", "seasonal.crisis"];

/** The rules that led the changes of a warning, the newest first. */
export const firedIn = (changes: readonly Change[]): string[] => [
  ...new Set(changes.flatMap(({ reasons }) => reasons.slice(0, 1).map(({ rule }) => rule))),
];

/** What fired first, then what else may fire. */
export const rulesToSilence = (fired: readonly string[]): string[] => [
  ...new Set([...fired, ...SHIPPED]),
];
