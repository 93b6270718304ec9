// Stretches of a kept text with where each comes from; blanks between them belong to nobody.
import type { Cite } from "@/api/statements";

export interface Origin {
  from: number;
  text: string;
  kind: "fact" | "template" | "nobody";
  fact_ids: string[];
  template: string;
}

/** Cites count characters; what no cite covers is told too, or a gap would look like knowledge. */
export function origins(text: string, cites: readonly Cite[]): Origin[] {
  const signs = Array.from(text);
  const found: Origin[] = [];
  const tell = (from: number, to: number, cite?: Cite) => {
    const words = signs.slice(from, to).join("").trim();
    if (!words) return;
    const fact_ids = [...new Set(cite?.fact_ids)];
    const template = cite?.template ?? "";
    const kind = fact_ids.length > 0 ? "fact" : template ? "template" : "nobody";
    found.push({ from, text: words, kind, fact_ids, template });
  };
  let at = 0;
  for (const cite of [...cites].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, cite.start);
    tell(at, start);
    tell(start, cite.end, cite);
    at = Math.max(at, cite.end);
  }
  tell(at, signs.length);
  return found;
}
