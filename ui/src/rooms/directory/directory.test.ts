import { describe, expect, it } from "vitest";
import type { Entry } from "@/api/people";
import en from "../../../../locales/en/ui.json";
import { blank, isWhole } from "./entries/entry";
import { KINDS, KINDS_IN_ORDER, labelOf } from "./kinds";
import { daysOf, freshShift, touches, within } from "./rota/week";
import { readDirectorySearch } from "./search";

const NOW = new Date(2026, 2, 4, 10, 30);
const words: Record<string, string> = en;

describe("the table of kinds", () => {
  it.each(KINDS_IN_ORDER)("%s has words for its tab, its form and each field", (kind) => {
    const needed = [
      `ui.directory.tab.${kind}`,
      `ui.directory.new.${kind}`,
      `ui.directory.empty.${kind}`,
      ...KINDS[kind].fields.map(labelOf),
    ];
    const chosen = KINDS[kind].fields.flatMap((field) =>
      (field.options ?? []).map((option) => `ui.directory.${field.name}.${option}`),
    );
    const flags = KINDS[kind].fields
      .filter((field) => field.is === "flag" && field.isShown)
      .map((field) => `ui.directory.${field.name}.yes`);
    expect([...needed, ...chosen, ...flags].filter((key) => !words[key])).toEqual([]);
  });

  it.each(KINDS_IN_ORDER)("a new one of %s is whole once its words are filled in", (kind) => {
    const one = blank(kind, NOW);
    expect(isWhole(kind, one)).toBe(false);
    const told: Entry = { ...one, name: "N" };
    for (const field of KINDS[kind].fields) if (field.is === "long") told[field.name] = "T";
    expect(isWhole(kind, told)).toBe(true);
  });

  it("asks who holds a duty before it is kept", () => {
    const duty = { ...blank("duties", NOW), name: "D" };
    expect(isWhole("duties", { ...duty, holdings: [{ person_id: "" }] })).toBe(false);
  });
});

describe("the week", () => {
  it("begins today and goes on over the end of a month", () => {
    const days = daysOf(new Date(2026, 1, 26, 23, 59), 0);
    expect(days.map((day) => day.getDate())).toEqual([26, 27, 28, 1, 2, 3, 4]);
    expect(daysOf(NOW, -1).at(0)?.getDate()).toBe(25);
  });

  it("cuts a night at midnight", () => {
    const night = {
      begins_at: new Date(2026, 2, 4, 22).toISOString(),
      ends_at: new Date(2026, 2, 5, 6).toISOString(),
    };
    const [first, second] = [new Date(2026, 2, 4), new Date(2026, 2, 5)];
    expect(touches(night, first) && touches(night, second)).toBe(true);
    expect(within(night, first).map((at) => at.getHours())).toEqual([22, 0]);
    expect(within(night, second).map((at) => at.getHours())).toEqual([0, 6]);
  });

  it("offers a day's work as a new shift", () => {
    const shift = freshShift("s", "d", new Date(2026, 2, 4));
    expect(Date.parse(shift.ends_at) - Date.parse(shift.begins_at)).toBe(8 * 3_600_000);
  });
});

describe("the address", () => {
  it("knows its tabs and nothing else", () => {
    expect(readDirectorySearch({ tab: "people", entry: "x" })).toEqual({
      tab: "people",
      entry: "x",
    });
    expect(readDirectorySearch({ tab: "constructor", entry: 7 })).toEqual({});
  });
});
