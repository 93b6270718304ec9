import { describe, expect, it } from "vitest";
import { sparkPaths } from "./spark";

const series = (value: (number | null)[], expected: (number | null)[] = value.map(() => null)) => ({
  value,
  expected,
  spread: value.map(() => 1),
});

describe("sparkPaths", () => {
  it("draws the closed steps and the open one apart, the highest at the top", () => {
    const drawn = sparkPaths(series([0, 2, 4]), 20, 10);
    expect(drawn.value).toBe("M0.0 10.0L10.0 5.0");
    expect(drawn.open).toBe("M10.0 5.0L20.0 0.0");
  });

  it("leaves a gap where nothing was heard, and a dash for a step alone", () => {
    const drawn = sparkPaths(series([4, null, 4, null, 4]), 40, 10);
    expect(drawn.value).toBe("M-1.0 0.0h2M19.0 0.0h2");
  });

  it("closes a band of one deviation around what was expected, never below nothing", () => {
    const drawn = sparkPaths(series([1, 1], [0, 1]), 10, 10);
    expect(drawn.band).toBe("M0.0 5.0L10.0 0.0L10.0 10.0L0.0 10.0Z");
    expect(drawn.expected).toBe("M0.0 10.0L10.0 5.0");
  });

  it("draws nothing of nothing", () => {
    const drawn = sparkPaths(series([]), 10, 10);
    expect(drawn).toEqual({ band: "", expected: "", value: "", open: "" });
  });
});
