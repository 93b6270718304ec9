import { describe, expect, it } from "vitest";
import type { Entry } from "@/api/cases";
import { days } from "./days";
import { told } from "./facts";

const at = (entry_id: string, when: string) => ({ entry_id, at: when }) as Entry;

describe("days", () => {
  it("puts the newest day and its newest line first, in the reader's zone", () => {
    const found = days(
      [
        at("a", "2026-11-01T15:59:00Z"),
        at("b", "2026-11-01T16:01:00Z"),
        at("c", "2026-11-01T18:00:00Z"),
      ],
      "en",
      "Asia/Taipei",
    );
    expect(found.map((day) => day.entries.map((one) => one.entry_id))).toEqual([["c", "b"], ["a"]]);
    expect(found[0]?.name).toContain("November 2");
  });
});

describe("told", () => {
  const say = (key: string) => (key === "cases.step.plan" ? "Plan" : key);
  const known = (key: string) => key === "cases.step.plan";

  it("says a change as before and after, in the catalogue's words where it has them", () => {
    const facts = { before: "assess", after: "plan", reason: "We know enough." };
    expect(told(facts, "en", say, known)).toEqual(["assess → Plan", "We know enough."]);
  });

  it("picks the reader's language of a thing's own words", () => {
    expect(told({ task: { en: "Call", "zh-Hant": "致電" } }, "zh-Hant", say, known)).toEqual([
      "致電",
    ]);
  });

  it("says each of several in the catalogue's words", () => {
    const facts = { audiences: ["employees", "Night shift"], fault: "statements.fault.busy" };
    const words: Record<string, string> = {
      "ui.plans.audience.employees": "Employees",
      "statements.fault.busy": "Busy",
    };
    const said = told(
      facts,
      "en",
      (key) => words[key] ?? key,
      (key) => key in words,
    );
    expect(said).toEqual(["Employees · Night shift", "Busy"]);
  });

  it("leaves out what is empty, and what only machines read", () => {
    expect(told({ note: "", late_s: 0, seal: "ab", gaps: [] }, "en", say, known)).toEqual([]);
  });

  it("does not stumble over facts of any shape", () => {
    expect(told({ text: 7, name: null, task: "x" }, "en", say, known)).toEqual(["x", "7"]);
  });
});
