import { describe, expect, it } from "vitest";
import { cellsOf, tint } from "./confusion";

describe("cellsOf", () => {
  it("takes shares of the truth, and says which answers are right", () => {
    const [first] = cellsOf([
      [30, 10],
      [0, 0],
    ]);
    expect(first).toEqual([
      { count: 30, share: 0.75, isRight: true },
      { count: 10, share: 0.25, isRight: false },
    ]);
  });

  it("does not divide by a label that no post had", () => {
    const [row] = cellsOf([[0, 0]]);
    expect(row?.map(({ share }) => share)).toEqual([0, 0]);
  });
});

describe("tint", () => {
  it("leaves the figure legible at its strongest", () => {
    expect(tint({ count: 9, share: 1, isRight: true })).toBeLessThan(60);
  });
});
