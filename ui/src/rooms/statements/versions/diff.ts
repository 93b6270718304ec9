// What changed between two versions: sentences first, then the words within what changed.

export interface Part {
  kind: "same" | "gone" | "new";
  text: string;
}

/** Beyond this many edits two texts have too little in common to be told apart word by word. */
const MOST_EDITS = 400;
const MOST_TOKENS = 4000;

const SENTENCE = /[^。！？!?\n.]*(?:[。！？!?]+|\n+|\.+(?=\s|$)|\.+)?\s*/gu;
// A Chinese character is a word of its own here; Latin letters and digits stay together.
const TOKEN = /[\p{Script=Latin}\p{N}'’]+|\s+|[\s\S]/gu;

const cut = (text: string, pattern: RegExp): string[] =>
  (text.match(pattern) ?? []).filter((one) => one !== "");

/** Shortest edit script (Myers 1986), null where it is longer than MOST_EDITS. */
function script(a: readonly string[], b: readonly string[]): Part[] | null {
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_EDITS); d += 1) {
    trace.push(new Map(reach));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && (reach.get(k - 1) ?? 0) < (reach.get(k + 1) ?? 0));
      let x = down ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      reach.set(k, x);
      if (x >= a.length && x - k >= b.length) return walked(trace, a, b);
    }
    reach = new Map(reach);
  }
  return null;
}

function walked(trace: Map<number, number>[], a: readonly string[], b: readonly string[]): Part[] {
  const back: Part[] = [];
  let x = a.length;
  let y = b.length;
  for (let d = trace.length - 1; d >= 0; d -= 1) {
    const reach = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const down = k === -d || (k !== d && (reach.get(k - 1) ?? 0) < (reach.get(k + 1) ?? 0));
    const was = down ? k + 1 : k - 1;
    const wasX = d === 0 ? 0 : (reach.get(was) ?? 0);
    const wasY = d === 0 ? 0 : wasX - was;
    while (x > wasX && y > wasY) {
      x -= 1;
      y -= 1;
      back.push({ kind: "same", text: a[x] ?? "" });
    }
    if (d === 0) break;
    if (down) {
      y -= 1;
      back.push({ kind: "new", text: b[y] ?? "" });
    } else {
      x -= 1;
      back.push({ kind: "gone", text: a[x] ?? "" });
    }
  }
  return back.reverse();
}

function joined(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (part.text === "") continue;
    if (last?.kind === part.kind) last.text += part.text;
    else found.push({ ...part });
  }
  return found;
}

function replaced(gone: string, fresh: string): Part[] {
  const a = cut(gone, TOKEN);
  const b = cut(fresh, TOKEN);
  const found = a.length + b.length <= MOST_TOKENS ? script(a, b) : null;
  return (
    found ?? [
      { kind: "gone", text: gone },
      { kind: "new", text: fresh },
    ]
  );
}

/** The parts of both texts, in order: same and gone make the older, same and new the newer. */
export function diff(older: string, newer: string): Part[] {
  const rough = script(cut(older, SENTENCE), cut(newer, SENTENCE));
  if (!rough) return joined(replaced(older, newer));
  const fine: Part[] = [];
  let gone = "";
  let fresh = "";
  const settle = () => {
    if (gone && fresh) fine.push(...replaced(gone, fresh));
    else fine.push({ kind: "gone", text: gone }, { kind: "new", text: fresh });
    gone = "";
    fresh = "";
  };
  for (const part of rough) {
    if (part.kind === "gone") gone += part.text;
    else if (part.kind === "new") fresh += part.text;
    else {
      settle();
      fine.push(part);
    }
  }
  settle();
  return joined(fine);
}
