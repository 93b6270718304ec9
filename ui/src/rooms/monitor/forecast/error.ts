// A forecast's error beside that of "as at the same hour yesterday", as a person would put it.

const SAME = 0.5; // per cent

export interface Beside {
  code: "ui.forecast.smaller" | "ui.forecast.larger" | "ui.forecast.as_large";
  /** Of the plain guess's error. */
  share: number;
}

/** How much smaller or larger; a score of 0.6 is an error two fifths smaller. */
export function besideYesterday(score: number): Beside {
  const share = Math.abs(1 - score);
  if (100 * share < SAME) return { code: "ui.forecast.as_large", share: 0 };
  return { code: score < 1 ? "ui.forecast.smaller" : "ui.forecast.larger", share };
}
