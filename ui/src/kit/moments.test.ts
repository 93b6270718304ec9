import { expect, test } from "vitest";
import { clockOf, isoOf, localOf } from "./moments";

test("what is entered and shown again is the same minute", () => {
  expect(localOf(isoOf("2026-03-15T09:30"))).toBe("2026-03-15T09:30");
});

test("a time that is not finished is none", () => {
  expect([isoOf(""), isoOf("soon"), localOf(""), localOf("soon")]).toEqual(["", "", "", ""]);
});

test("a time is read as people type it, and always of 24 hours", () => {
  expect(["9:30", "0930", "930", "９：３０", "21.05", "00:00"].map(clockOf)).toEqual([
    "09:30",
    "09:30",
    "09:30",
    "09:30",
    "21:05",
    "00:00",
  ]);
});

test("what is no time of a day is none", () => {
  expect(["", "9", "24:00", "12:60", "9:30 PM", "noon"].map(clockOf)).toEqual(Array(6).fill(""));
});
