import { expect, it } from "vitest";
import { origins } from "./origins";

const cite = (start: number, end: number, fact_ids: string[], template = "") => ({
  start,
  end,
  fact_ids,
  template,
});

it("tells facts, the template's words, and what nobody bears out", () => {
  const text = "😀 Two fell.\n\nWe care. All is well.";
  const told = origins(text, [cite(13, 21, [], "holding/1"), cite(2, 11, ["f-1"])]);
  expect(told.map((one) => [one.kind, one.text])).toEqual([
    ["nobody", "😀"],
    ["fact", "Two fell."],
    ["template", "We care."],
    ["nobody", "All is well."],
  ]);
});

it("tells of a fact once, in however many languages its words stand there", () => {
  const [one] = origins("會過熱。", [cite(0, 4, ["f-1", "f-1"])]);
  expect(one?.fact_ids).toEqual(["f-1"]);
});

it("tells no blanks and nothing of an empty text", () => {
  expect(origins("  \n", [])).toEqual([]);
  expect(origins("", [cite(0, 4, ["f"])])).toEqual([]);
});
