import { describe, expect, it } from "vitest";
import { besideYesterday } from "./error";

describe("besideYesterday", () => {
  it.each([
    [0.462, "ui.forecast.smaller", 54],
    [1.2, "ui.forecast.larger", 20],
    [1.003, "ui.forecast.as_large", 0],
  ])("tells a score of %d by how much less or more it errs", (score, code, percent) => {
    const told = besideYesterday(score);
    expect([told.code, Math.round(100 * told.share)]).toEqual([code, percent]);
  });
});
