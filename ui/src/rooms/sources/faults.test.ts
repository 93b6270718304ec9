import { expect, test } from "vitest";
import type { Fault } from "@/api/sources";
import { byReason, nextOf } from "./faults";

const fault = (reason: string, place: string): Fault => ({
  at: "2026-03-02T12:00:00.000Z",
  source_id: "s",
  place,
  reason,
  excerpt: "",
});

test("faults are gathered by reason, the most frequent first, in their order", () => {
  const rows = [
    fault("listening.bad_time", "line 9"),
    fault("listening.bad_json", "line 5"),
    fault("listening.bad_json", "line 3"),
  ];

  expect(byReason(rows).map(({ reason, faults }) => [reason, faults.map((f) => f.place)])).toEqual([
    ["listening.bad_json", ["line 5", "line 3"]],
    ["listening.bad_time", ["line 9"]],
  ]);
});

test("every reason has advice, foreseen or not", () => {
  expect([nextOf("listening.bad_utf8"), nextOf("vendor.new_reason")]).toEqual([
    "encoding",
    "other",
  ]);
});
