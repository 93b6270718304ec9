// What waits for a person stands first: nothing else moves by itself there.
import type { Outgoing } from "@/api/statements";

const GROUPS = [
  ["person", ["asked", "in_doubt", "by_hand"]],
  ["frozen", ["frozen"]],
  ["way", ["pending", "leased"]],
  ["time", ["scheduled"]],
  ["out", ["published"]],
  ["ended", ["refused", "lapsed", "cancelled"]],
] as const;

export interface Group {
  name: (typeof GROUPS)[number][0];
  rows: Outgoing[];
}

/** Publications by what they wait for; what is out and over with the newest first. */
export function grouped(all: readonly Outgoing[]): Group[] {
  return GROUPS.map(([name, states]) => {
    const rows = all.filter((one) => (states as readonly string[]).includes(one.state));
    const isOver = name === "out" || name === "ended";
    return { name, rows: isOver ? rows.reverse() : rows };
  }).filter((group) => group.rows.length > 0);
}
