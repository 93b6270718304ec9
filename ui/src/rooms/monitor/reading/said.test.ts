import { describe, expect, it } from "vitest";
import type { ReadingCorrection } from "@/api/readings";
import type { Post } from "@/api/types";
import type { Reading } from "@/kit/readings";
import { heard, inForce, keep, say, useSaid } from "./said";

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

describe("say", () => {
  const post = { id: "plaza/1" } as Post;
  const reading: Reading = { head: "sentiment", label: "positive", chance: 0.8 };

  it("hears one press, and says what stands already no second time", () => {
    say(post, reading, "positive");
    expect(useSaid.getState().wish).toBeNull();

    say(post, reading, "neutral");
    expect(useSaid.getState().wish).toEqual({
      post: "plaza/1",
      head: "sentiment",
      label: "neutral",
    });

    keep(said("sentiment", "neutral"));
    useSaid.setState({ wish: null });
    say(post, reading, "neutral");
    expect(useSaid.getState().wish).toBeNull();
  });
});

describe("inForce", () => {
  it("reads corrections newest first, a question at a time", () => {
    const rows = [said("sentiment", "neutral", 2), said("sentiment", "negative", 1)];
    expect(inForce(rows)).toEqual({ sentiment: "neutral" });
    expect(inForce([said("sentiment", null, 3), ...rows])).toEqual({});
  });
});
