import { describe, expect, it } from "vitest";
import { entryOf, FIRST } from "./wish";

const WISH = { ...FIRST, watch: "w-1" };

describe("entryOf", () => {
  it("asks for every rule and both shapes unless told otherwise", () => {
    const asked = entryOf(WISH, "Lin Mei");
    expect(asked?.rules).toEqual([]);
    expect(asked?.crises.map((one) => one.shape)).toEqual(["flash", "swell"]);
  });

  it("writes a shape of one's own as rise and decay", () => {
    const asked = entryOf({ ...WISH, shapes: ["own"], rise: 30, decay: 600 }, "Lin Mei");
    expect(asked?.crises[0]?.shape).toBe("30/600");
  });

  it.each([
    ["nobody asks", WISH, ""],
    ["no rule is chosen", { ...WISH, rules: [] }, "Lin Mei"],
    ["no crisis is chosen", { ...WISH, shapes: [] }, "Lin Mei"],
    ["there is no watch", { ...WISH, watch: "" }, "Lin Mei"],
  ])("asks nothing while %s", (_why, wish, person) => {
    expect(entryOf(wish, person)).toBeNull();
  });
});
