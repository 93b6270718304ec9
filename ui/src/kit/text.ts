import { SIMPLIFIED } from "./traditional";

// A post's text as pieces to be rendered as text nodes: never HTML, whatever it holds.

export type Piece =
  | { kind: "text"; text: string }
  | { kind: "hit"; text: string }
  | { kind: "control"; code: string };

// What can hide, turn round or fake the text around it: controls, zero-width and bidi marks, tags,
// lone halves of a character, and the fillers that look like nothing.
const HOSTILE = /[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u17b4\u17b5\u3164\uffa0]/u;
const LAYOUT = new Set(["\n", "\r", "\t"]);
// Joiners are honest inside emoji, Arabic and Indic words, and hostile anywhere else.
const JOINERS = new Set(["\u200c", "\u200d"]);
const JOINABLE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{M}\p{Script=Arabic}]$/u;

const isHostile = (char: string, before: string): boolean =>
  HOSTILE.test(char) && !LAYOUT.has(char) && !(JOINERS.has(char) && JOINABLE.test(before));

interface Folded {
  text: string;
  /** For each folded UTF-16 unit: where its source character begins and ends. */
  from: number[];
  to: number[];
}

const isUnseen = (char: string) => /[\p{Mn}\p{Me}]/u.test(char) || isHostile(char, "");

/** Width, case and script folded, as the matcher does it (kernel/folding.py). */
export const foldText = (text: string) =>
  Array.from(text.normalize("NFKC").toLowerCase(), (char) => SIMPLIFIED.get(char) ?? char).join("");

/** Fold width, case and script and drop what cannot be seen, remembering where each unit came from. */
function fold(text: string): Folded {
  const folded: Folded = { text: "", from: [], to: [] };
  let at = 0;
  for (const char of text) {
    const plain = isUnseen(char) ? "" : foldText(char);
    for (let n = 0; n < plain.length; n++) {
      folded.from.push(at);
      folded.to.push(at + char.length);
    }
    folded.text += plain;
    at += char.length;
  }
  return folded;
}

/** Return the [begin, end) stretches of `text` that the folded terms hit, merged, in order. */
export function hits(text: string, terms: readonly string[]): [number, number][] {
  if (terms.length === 0) return []; // folding a long text costs more than drawing it
  const folded = fold(text);
  const found: [number, number][] = [];
  for (const term of terms) {
    const wanted = foldText(term);
    if (!wanted) continue;
    for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
      found.push([folded.from[at] ?? 0, folded.to[at + wanted.length - 1] ?? text.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [begin, end] of found) {
    const last = merged.at(-1);
    if (last && begin <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([begin, end]);
  }
  return merged;
}

const codeOf = (char: string) =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Split one stretch at hostile characters. */
function opened(text: string, kind: "text" | "hit", into: Piece[]): void {
  let held = "";
  let before = "";
  for (const char of text) {
    if (isHostile(char, before)) {
      if (held) into.push({ kind, text: held });
      held = "";
      into.push({ kind: "control", code: codeOf(char) });
    } else held += char;
    before = char;
  }
  if (held) into.push({ kind, text: held });
}

/** Return what to draw for a post's text, with the terms that hit set apart. */
export function pieces(text: string, terms: readonly string[]): Piece[] {
  const drawn: Piece[] = [];
  let at = 0;
  for (const [begin, end] of hits(text, terms)) {
    opened(text.slice(at, begin), "text", drawn);
    opened(text.slice(begin, end), "hit", drawn);
    at = end;
  }
  opened(text.slice(at), "text", drawn);
  return drawn;
}
