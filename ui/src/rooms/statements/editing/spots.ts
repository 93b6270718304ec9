// Where a finding stands in the text as it is typed now. The server counts characters of the text
// it was sent; JavaScript counts units, and people have typed on meanwhile.
import type { Finding } from "@/api/statements";

export interface Spot {
  from: number;
  to: number;
  finding: Finding;
}

/** For every character of the cleaned text its unit in the typed one, and the end of the last. */
function units(text: string): number[] {
  const found: number[] = [];
  let at = 0;
  for (const char of text) {
    // What the server takes out: a carriage return before its line feed.
    if (!(char === "\r" && text[at + 1] === "\n")) found.push(at);
    at += char.length;
  }
  found.push(at);
  return found;
}

// What the server strips: unlike JavaScript's \s it spares U+FEFF, which is told as a mark.
const LEADING = /^(?:(?!\ufeff)\s)+/;

/** Findings of `looked` (the text that the server saw) as stretches of it, in units. */
export function placed(looked: string, findings: readonly Finding[]): Spot[] {
  if (looked.normalize("NFC") !== looked) return []; // the server counts another text
  const lead = LEADING.exec(looked)?.[0].length ?? 0;
  const at = units(looked.slice(lead));
  return findings.flatMap((finding) => {
    const from = at[finding.start];
    const to = at[finding.end];
    if (from === undefined || to === undefined || to <= from) return [];
    return [{ from: from + lead, to: to + lead, finding }];
  });
}

/** The stretches of `looked` as they stand in `now`; what has been typed over is left out. */
export function carried(looked: string, now: string, spots: readonly Spot[]): Spot[] {
  if (looked === now) return [...spots];
  const most = Math.min(looked.length, now.length);
  let before = 0;
  while (before < most && looked[before] === now[before]) before += 1;
  let after = 0;
  while (after < most - before && looked.at(-1 - after) === now.at(-1 - after)) after += 1;
  const shift = now.length - looked.length;
  const tail = looked.length - after;
  return spots.flatMap((spot) => {
    if (spot.to <= before) return [spot];
    if (spot.from >= tail) return [{ ...spot, from: spot.from + shift, to: spot.to + shift }];
    return [];
  });
}

export interface Stretch {
  text: string;
  from: number;
  /** The gravest finding that covers it. */
  grade: Finding["grade"] | null;
}

const RANK = { hint: 1, warn: 2, stop: 3 } as const;

/** The text cut where findings begin and end; joined again it is the text. */
export function stretches(text: string, spots: readonly Spot[]): Stretch[] {
  const cuts = new Set([0, text.length]);
  for (const spot of spots) {
    cuts.add(spot.from);
    cuts.add(spot.to);
  }
  const edges = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, n) => {
    const to = edges[n + 1] ?? text.length;
    const grade = spots
      .filter((spot) => spot.from <= from && to <= spot.to)
      .map((spot) => spot.finding.grade)
      .reduce<Stretch["grade"]>((top, one) => (top && RANK[top] >= RANK[one] ? top : one), null);
    return { text: text.slice(from, to), from, grade };
  });
}
