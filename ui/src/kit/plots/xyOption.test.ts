import { describe, expect, it } from "vitest";
import { type Axis, QUIET_LOOK, xyOption } from "./xyOption";

const X: Axis = { name: "x", say: String };
const Y: Axis = { name: "y", say: String, min: 0, max: 1 };
const palette = (token: string) => token;

describe("xyOption", () => {
  it("tells two lines apart by more than their colour", () => {
    const lines = [0, 1].map((look) => ({ name: `r${look}`, look, points: [[1, 0.5]] as never }));
    const [first, second] = xyOption(lines, X, Y, palette).series as unknown as {
      symbol: string;
      lineStyle: { type: unknown; color: string };
    }[];
    expect(first?.symbol).not.toBe(second?.symbol);
    expect(first?.lineStyle.type).not.toEqual(second?.lineStyle.type);
  });

  it("breaks the line between two intervals", () => {
    const line = { name: "seen", look: 0, points: [], bars: [[0.2, 0.1, 0.4]] as never };
    const [bars] = xyOption([line], X, Y, palette).series as unknown as { data: unknown[] }[];
    expect(bars?.data).toEqual([
      [0.2, 0.1],
      [0.2, 0.4],
      [0.2, null],
    ]);
  });

  it("draws a line of reference quietly", () => {
    const line = { name: "even", look: QUIET_LOOK, points: [[0, 0]] as never };
    const [drawn] = xyOption([line], X, Y, palette).series as unknown as { symbol: string }[];
    expect(drawn?.symbol).toBe("none");
  });
});
