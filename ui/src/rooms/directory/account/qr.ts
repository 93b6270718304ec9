// The picture of a text that a phone's camera reads, drawn here: the text goes nowhere.
import { encode } from "uqr";

/** Fewer light modules around it, and some readers do not find it (ISO/IEC 18004). */
export const QUIET = 4;

export interface Drawn {
  /** Modules along one side, the quiet zone among them. */
  size: number;
  /** The dark modules as one SVG path, a stretch of a row at a time. */
  path: string;
}

export function drawn(text: string): Drawn {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const rows = data.map((row) => row.map((isDark) => (isDark ? "#" : ".")).join(""));
  const runs = rows.map((row, y) =>
    Array.from(
      row.matchAll(/#+/g),
      ({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`,
    ).join(""),
  );
  return { size, path: runs.join("") };
}
