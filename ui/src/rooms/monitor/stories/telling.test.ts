import { describe, expect, it } from "vitest";
import type { Story } from "@/api/stories";
import { sparkOf, standsFor } from "./telling";

const at = (hour: string, posts: number) => ({ hour: `2026-03-02T${hour}:00:00.000Z`, posts });

describe("sparkOf", () => {
  it("takes an hour without posts for zero, and looks back half a day", () => {
    const { value } = sparkOf([at("09", 4), at("11", 7)]);
    expect(value).toHaveLength(12);
    expect(value.slice(-3)).toEqual([4, 0, 7]);
  });

  it("draws nothing of a story without hours", () => {
    expect(sparkOf([]).value).toEqual([]);
  });
});

describe("standsFor", () => {
  it("shows a post once that stands for a story in two ways", () => {
    const representatives = { central: ["a", "x"], earliest: ["b"], spread: ["a"] };
    expect(standsFor({ representatives } as unknown as Story)).toEqual([
      { id: "a", kinds: ["central", "spread"] },
      { id: "b", kinds: ["earliest"] },
    ]);
  });
});
