// Level changes as stretches of one level each, within a window of time.
import type { Level, Mark } from "@/api/types";

export interface Stretch {
  level: Level;
  from: number;
  to: number;
}

/** Return the stretches between two moments (ms), in order and without a gap. */
export function stretches(marks: readonly Mark[], from: number, to: number): Stretch[] {
  const inOrder = marks.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const found: Stretch[] = [];
  let level: Level = inOrder[0]?.before ?? "none";
  let begins = from;
  for (const mark of inOrder) {
    const at = Math.min(Math.max(Date.parse(mark.at), from), to);
    if (at > begins) found.push({ level, from: begins, to: at });
    begins = Math.max(begins, at);
    level = mark.after;
  }
  if (to > begins) found.push({ level, from: begins, to });
  return found;
}
