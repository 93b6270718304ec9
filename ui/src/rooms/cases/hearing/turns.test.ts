import { describe, expect, it } from "vitest";
import type { ReleasePlan, Turn } from "@/api/release";
import { gaps, groups, mayBegin, standing, waiting } from "./turns";

const aTurn = (told: Partial<Turn>): Turn =>
  ({ party: "public", is_settled: false, done_at: null, waived_at: null, ...told }) as Turn;

const PLAN: ReleasePlan = {
  case_id: "c",
  parties: ["enterprise", "government", "public", "media"],
  turns: [
    aTurn({ turn_id: "media", party: "media" }),
    aTurn({ turn_id: "shops", party: "enterprise" }),
    aTurn({ turn_id: "staff", party: "enterprise", is_settled: true }),
  ],
};

describe("a release plan", () => {
  it("is gone through party by party, and shows nobody who is not in it", () => {
    const told = groups(PLAN).map((one) => [one.party, one.heard, one.turns.length]);
    expect(told).toEqual([
      ["enterprise", 1, 2],
      ["media", 0, 1],
    ]);
  });

  it("has the press wait for whoever of ours has not heard", () => {
    expect(waiting(PLAN)).toBe(1);
  });

  it("tells a person's word from what a publication carried", () => {
    const at = "2026-03-02T10:00:00Z";
    const said = [
      aTurn({ is_settled: true, done_at: at }),
      aTurn({ is_settled: true, waived_at: at }),
      aTurn({ is_settled: true }),
      aTurn({ is_late: true }),
      aTurn({ is_late: false }),
    ].map(standing);
    expect(said).toEqual(["told", "waived", "published", "late", "open"]);
  });

  it("offers to begin a text where none is, and somebody still has to hear", () => {
    const some = [
      aTurn({ statement_id: "" }),
      aTurn({ statement_id: "s" }),
      aTurn({ statement_id: "", is_settled: true }),
    ];
    expect(some.map((one) => mayBegin(one, true))).toEqual([true, false, false]);
    expect(some.some((one) => mayBegin(one, false))).toBe(false);
  });

  it("names each gap of a template once", () => {
    expect(gaps("{product}, batch {batch}: stop using {product}.")).toEqual(["product", "batch"]);
  });
});
