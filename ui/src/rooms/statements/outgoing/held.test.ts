import { describe, expect, it } from "vitest";
import { meaningOf } from "./held";

const FAULT = "statements.fault.out_of_turn";

describe("what is frozen", () => {
  it("says whether the level holds it, or those who should hear it first, or nobody any more", () => {
    const told = [
      { state: "frozen", fault: "", hear_first: ["employees"] },
      { state: "frozen", fault: FAULT, hear_first: ["employees"] },
      { state: "frozen", fault: FAULT, hear_first: [] },
      { state: "scheduled", fault: "", hear_first: ["employees"] },
    ].map(meaningOf);
    expect(told).toEqual(["frozen", "held", "heard", "scheduled"]);
  });
});
