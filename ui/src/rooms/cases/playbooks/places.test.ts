import { describe, expect, it } from "vitest";
import { offsetOf } from "./places";

const TEXT = "ab\ncdé\n\nf";

describe("offsetOf", () => {
  it("counts lines and columns from one", () => {
    expect(TEXT.slice(offsetOf(TEXT, 2, 2))).toBe("dé\n\nf");
    expect(offsetOf(TEXT, 1, 1)).toBe(0);
    expect(TEXT.slice(offsetOf(TEXT, 4, 1))).toBe("f");
  });

  it("stays within the line and the text, whatever it is told", () => {
    expect(offsetOf(TEXT, 2, 99)).toBe(6);
    expect(offsetOf(TEXT, 99, 1)).toBe(TEXT.length);
    expect(offsetOf(TEXT, 0, 0)).toBe(0);
  });
});
