import { describe, expect, it } from "vitest";
import type { ReadingCorrection } from "@/api/readings";
import { heard, inForce } from "./said";

const said = (head: string, label: string | null, number = 1) =>
  ({ post_id: "plaza/1", head, label, number, person: "Lin" }) as ReadingCorrection;

describe("heard", () => {
  it("lets the newest count, and forgets what was taken back", () => {
    const first = heard({}, said("sentiment", "negative"));
    const both = heard(first, said("emotion", "anger"));
    expect(both["plaza/1"]).toEqual({ sentiment: "negative", emotion: "anger" });
    expect(heard(both, said("sentiment", null, 2))["plaza/1"]).toEqual({ emotion: "anger" });
  });
});

describe("inForce", () => {
  it("reads corrections newest first, a question at a time", () => {
    const rows = [said("sentiment", "neutral", 2), said("sentiment", "negative", 1)];
    expect(inForce(rows)).toEqual({ sentiment: "neutral" });
    expect(inForce([said("sentiment", null, 3), ...rows])).toEqual({});
  });
});
