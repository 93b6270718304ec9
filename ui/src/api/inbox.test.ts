import { describe, expect, it } from "vitest";
import { type Inbox, waiting } from "./inbox";

describe("an inbox", () => {
  it("counts what waits, of a house that knows no release plan as well", () => {
    const box: Inbox = {
      to_acknowledge: [],
      to_do: [],
      to_approve: [],
      to_take_over: [],
      to_answer: [],
      to_settle: [
        { report_id: "r", is_public: true, at: "", name: "", what: "Smoke", urgent: true },
      ],
      cases: {},
    };
    expect(waiting(box)).toBe(1);
  });
});
