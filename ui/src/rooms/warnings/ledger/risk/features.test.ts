import { describe, expect, it } from "vitest";
import type { RiskModel } from "@/api/risk";
import { featuresOf } from "./features";

const model = (features: string[], weights: number[]) => ({ features, weights }) as RiskModel;

describe("featuresOf", () => {
  it("stands with the heaviest first, whichever way it pulls", () => {
    const rows = featuresOf(model(["mentions.day", "anger.hour"], [0.2, -0.9]));
    expect(rows.map((row) => [row.indicator, row.window_s])).toEqual([
      ["anger", 3600],
      ["mentions", 86_400],
    ]);
  });

  it("keeps what it has no words for", () => {
    expect(featuresOf(model(["odd"], [1]))).toEqual([
      { indicator: "odd", window_s: null, weight: 1 },
    ]);
  });
});
