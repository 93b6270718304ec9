import { describe, expect, it } from "vitest";
import { EMPTY, ends, isWritten, offered, topical } from "./draft";

const SALE = {
  name: "Spring sale",
  begins_at: "2026-03-01T00:00:00.000Z",
  ends_at: "2026-03-08T00:00:00.000Z",
};
const TEA = { ...EMPTY, name: "Lantern Tea", any: ["lantern tea"] };

describe("a sensitive period", () => {
  it("is well when it is named and ends after it begins", () => {
    expect(ends(SALE)).toBe("well");
    expect(ends({ ...SALE, name: " " })).toBe("open");
    expect(ends({ ...SALE, ends_at: "" })).toBe("open");
    expect(ends({ ...SALE, ends_at: SALE.begins_at })).toBe("before");
  });

  it("keeps a watch from being saved until it is well", () => {
    expect(isWritten({ ...TEA, sensitive_periods: [SALE] })).toBe(true);
    expect(isWritten({ ...TEA, sensitive_periods: [SALE, { ...SALE, ends_at: "" }] })).toBe(false);
  });
});

describe("a watch's preset", () => {
  it("is not lost where it is one that nobody knows any more", () => {
    expect(offered(["food", "airline"], "")).toEqual(["food", "airline"]);
    expect(offered(["food", "airline"], "food")).toEqual(["food", "airline"]);
    expect(offered(["food"], "own_shop")).toEqual(["food", "own_shop"]);
  });
});

describe("a watch's topic", () => {
  const known = [
    { code: "labour", words: ["overtime", "sweatshop"] },
    { code: "environment", words: ["pollution"] },
  ];
  const choose = (draft: typeof TEA, code: string) =>
    topical(draft, known, code, (named) => named.toUpperCase());

  it("brings its words and its name, and keeps what a person wrote", () => {
    expect(choose({ ...EMPTY, any: ["Lantern"] }, "labour")).toEqual({
      any: ["Lantern", "overtime", "sweatshop"],
      name: "LABOUR",
    });
    expect(choose(TEA, "environment")).toEqual({
      any: ["lantern tea", "pollution"],
      name: "Lantern Tea",
    });
  });

  it("goes with its words when another or none is chosen", () => {
    const chosen = { ...EMPTY, ...choose(EMPTY, "labour") };
    expect(choose(chosen, "environment")).toEqual({ any: ["pollution"], name: "ENVIRONMENT" });
    expect(choose(chosen, "")).toEqual({ any: [], name: "" });
  });
});
