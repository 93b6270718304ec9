import { describe, expect, it } from "vitest";
import type { Change } from "@/api/types";
import { firedIn, rulesToSilence } from "./rules";

const aChange = (...rules: string[]) =>
  ({ reasons: rules.map((rule) => ({ rule })) }) as unknown as Change;

describe("rules to silence", () => {
  it("are those by which a silence would keep a change back, each once", () => {
    const changes = [aChange("own.rule", "seasonal.swell"), aChange(), aChange("own.rule")];
    expect(firedIn(changes)).toEqual(["own.rule"]);
    expect(rulesToSilence(firedIn(changes))[0]).toBe("own.rule");
    expect(rulesToSilence(["seasonal.burst"])).toEqual([
      "seasonal.burst",
      "seasonal.swell",
      "seasonal.crisis",
    ]);
  });
});
