// A table of consequence while it is being changed: always a new value, never the one in force.
import type { ConsequenceClass } from "@/api/rulings";

type Classes = readonly ConsequenceClass[];

const CODE = /^[A-Za-z0-9_]{1,40}$/;

export const changed = (
  classes: Classes,
  code: string,
  part: Partial<ConsequenceClass>,
): ConsequenceClass[] => classes.map((one) => (one.code === code ? { ...one, ...part } : one));

export const without = (classes: Classes, code: string): ConsequenceClass[] =>
  classes.filter((one) => one.code !== code);

/** Whether a code may name a new class. */
export const isFree = (classes: Classes, code: string): boolean =>
  CODE.test(code) && classes.every((one) => one.code !== code);

export const added = (classes: Classes, code: string, name: string): ConsequenceClass[] => [
  ...classes,
  { code, name, lift: 1, source: "judgement", words: {} },
];

/** Which classes differ from the table in force: what is about to be put in force, in one look. */
export function differing(before: Classes, after: Classes): string[] {
  const was = new Map(before.map((one) => [one.code, JSON.stringify(one)]));
  const is = new Map(after.map((one) => [one.code, JSON.stringify(one)]));
  return [...new Set([...was.keys(), ...is.keys()])].filter(
    (code) => was.get(code) !== is.get(code),
  );
}
