import { describe, expect, it } from "vitest";
import type { Level, Mark } from "@/api/types";
import { stretches } from "./stretches";

const mark = (at: number, before: Level, after: Level): Mark => ({
  at: new Date(at).toISOString(),
  before,
  after,
  change_id: String(at),
});

describe("stretches", () => {
  it("cover the window without a gap, whatever the order of the marks", () => {
    const marks = [mark(3000, "blue", "red"), mark(2000, "none", "blue")];
    expect(stretches(marks, 1000, 5000)).toEqual([
      { level: "none", from: 1000, to: 2000 },
      { level: "blue", from: 2000, to: 3000 },
      { level: "red", from: 3000, to: 5000 },
    ]);
  });

  it("begin with the level that stood before the window", () => {
    const marks = [mark(500, "none", "orange"), mark(9000, "orange", "none")];
    expect(stretches(marks, 1000, 5000)).toEqual([{ level: "orange", from: 1000, to: 5000 }]);
  });

  it("are calm where nothing changed, and nothing where no time passed", () => {
    expect(stretches([], 1000, 5000)).toEqual([{ level: "none", from: 1000, to: 5000 }]);
    expect(stretches([], 1000, 1000)).toEqual([]);
  });
});
