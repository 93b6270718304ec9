import { describe, expect, it } from "vitest";
import { moved, placeBeside, placeBy } from "./order";

const ALL = ["a", "b", "c", "d"];
const self = (one: string) => one;

describe("placeBy", () => {
  it("moves by one where all are shown", () => {
    expect(moved(ALL, "b", placeBy(ALL, ALL, "b", 1) ?? -1, self)).toEqual(["a", "c", "b", "d"]);
    expect(moved(ALL, "b", placeBy(ALL, ALL, "b", -1) ?? -1, self)).toEqual(["b", "a", "c", "d"]);
  });

  it("moves past the neighbour that is seen, not past one that is filtered away", () => {
    const shown = ["a", "d"];
    expect(moved(ALL, "d", placeBy(ALL, shown, "d", -1) ?? -1, self)).toEqual(["d", "a", "b", "c"]);
    expect(moved(ALL, "a", placeBy(ALL, shown, "a", 1) ?? -1, self)).toEqual(["b", "c", "d", "a"]);
  });

  it("knows the ends of the list", () => {
    expect(placeBy(ALL, ALL, "a", -1)).toBeUndefined();
    expect(placeBy(ALL, ALL, "d", 1)).toBeUndefined();
  });
});

describe("placeBeside", () => {
  it("drops a row before or after the one that it is dropped on", () => {
    expect(moved(ALL, "a", placeBeside(ALL, "a", "c", true), self)).toEqual(["b", "c", "a", "d"]);
    expect(moved(ALL, "d", placeBeside(ALL, "d", "b", false), self)).toEqual(["a", "d", "b", "c"]);
  });

  it("leaves a row where it is when it is dropped on nothing that is known", () => {
    expect(placeBeside(ALL, "c", "x", true)).toBe(2);
  });
});
