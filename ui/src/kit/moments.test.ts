import { expect, test } from "vitest";
import { isoOf, localOf } from "./moments";

test("what is entered and shown again is the same minute", () => {
  expect(localOf(isoOf("2026-03-15T09:30"))).toBe("2026-03-15T09:30");
});

test("a time that is not finished is none", () => {
  expect([isoOf(""), isoOf("soon"), localOf(""), localOf("soon")]).toEqual(["", "", "", ""]);
});
