import { describe, expect, it } from "vitest";
import { diff, type Part } from "./diff";

const older = (parts: Part[]) =>
  parts.flatMap((one) => (one.kind === "new" ? [] : [one.text])).join("");
const newer = (parts: Part[]) =>
  parts.flatMap((one) => (one.kind === "gone" ? [] : [one.text])).join("");

const PAIRS: [string, string][] = [
  ["", ""],
  ["", "We are sorry."],
  ["We are sorry.", ""],
  ["Two kettles overheated. We act.", "Three kettles overheated. We act."],
  ["我們已停售兩批產品。原因仍在調查。", "我們已停售三批產品。原因仍在調查。我們致歉。"],
  ["a\n\nb\n\nc", "a\n\nc"],
  ["😀 one", "😀😀 one"],
  ["x".repeat(300), "y".repeat(301)],
  ["1.5 kg of K3.2 fell", "1.6 kg of K3.2 fell"],
];

describe("diff", () => {
  it.each(PAIRS)("tells both texts whole (%#)", (from, to) => {
    const parts = diff(from, to);
    expect([older(parts), newer(parts)]).toEqual([from, to]);
  });

  it("changes the one word in Latin and the one character in Chinese", () => {
    const told = (from: string, to: string) =>
      diff(from, to)
        .filter((one) => one.kind !== "same")
        .map((one) => `${one.kind} ${one.text}`);
    expect(told("Two kettles broke. We act.", "Three kettles broke. We act.")).toEqual([
      "gone Two",
      "new Three",
    ]);
    expect(told("停售兩批。", "停售三批。")).toEqual(["gone 兩", "new 三"]);
  });

  it("leaves what did not change as one part", () => {
    expect(diff("Same. Same.", "Same. Same.")).toEqual([{ kind: "same", text: "Same. Same." }]);
  });

  it("gives up on word by word for hostile texts, and still tells both", () => {
    const from = Array.from({ length: 20_000 }, (_, n) => `a${n}`).join(" ");
    const to = Array.from({ length: 20_000 }, (_, n) => `b${n}`).join(" ");
    const parts = diff(from, to);
    expect(parts.map((one) => one.kind)).toEqual(["gone", "new"]);
    expect([older(parts), newer(parts)]).toEqual([from, to]);
  });
});
