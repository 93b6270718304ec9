import { describe, expect, it } from "vitest";
import { weekdays } from "./days";

describe("weekdays", () => {
  it("names a working week as a span, in the reader's language", () => {
    expect(weekdays([4, 0, 1, 2, 3], "en")).toBe("Mon–Fri");
    expect(weekdays([5, 6], "zh-Hant")).toBe("週六 · 週日");
  });

  it("names what is no row one by one, each once", () => {
    expect(weekdays([0, 2, 2, 4], "en")).toBe("Mon · Wed · Fri");
  });
});
