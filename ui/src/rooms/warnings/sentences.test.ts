import { describe, expect, it } from "vitest";
import en from "@/i18n/catalogue.en";
import { oftenLine, sentenceOf } from "./sentences";

const say = (code: string, facts: Record<string, unknown>) =>
  sentenceOf({ code, facts }, (key) => en[key]);

describe("sentenceOf", () => {
  it("says lines within lines", () => {
    const level = (word: string) => ({ code: `warning.level.${word}`, facts: {} });
    expect(say("warning.told.rose", { before: level("yellow"), after: level("orange") })).toBe(
      "Rose from Yellow to Orange.",
    );
  });

  it("names the rules that fired beside the three largest, as the notice does", () => {
    const rules = ["seasonal.burst", "seasonal.swell"].map((rule) => ({
      code: "warning.told.fired",
      facts: {
        rule: { code: `warning.rule.${rule}`, facts: {} },
        indicator: { code: "warning.indicator.negative", facts: {} },
      },
    }));
    expect(say("warning.told.also", { rules })).toBe(
      "Also fired: Burst, negative posts · Swell, negative posts",
    );
  });

  it("takes a class's own name where the catalogue has none", () => {
    const name = { code: "warning.class.brewing", facts: {}, text: "Brewing" };
    const facts = { name, share: 40, words: ["sour", "foam"], posts: ["plaza/1"] };
    expect(say("warning.told.suggested_class", facts)).toBe(
      "Posts suggest a grave consequence, Brewing: 40 % of the telling posts say sour · foam (plaza/1). Nobody has confirmed it.",
    );
  });

  it("keeps what looks like a placeholder or a command as the text it is", () => {
    const facts = { before: "{after}", after: "$t(ui.name)" };
    expect(say("warning.told.rose", facts)).toBe("Rose from {after} to $t(ui.name).");
  });

  it("shows the code of a sentence that it does not know, and never fails", () => {
    expect(say("warning.told.new_in_version_9", {})).toBe("warning.told.new_in_version_9");
  });
});

describe("oftenLine", () => {
  it.each([
    [1, "warning.often.once_week", 1],
    [12 / 52, "warning.often.once_month", 1],
    [4 / 52, "warning.often.year", 4],
    [1 / 52, "warning.often.once_year", 1],
  ])("tells %d a week in a unit that a person would use", (rate, code, times) => {
    expect(oftenLine(rate)).toEqual({ code, facts: { times } });
  });

  it("tells what comes more seldom in years", () => {
    expect(oftenLine(1 / 104)).toEqual({ code: "warning.often.years", facts: { years: 2 } });
  });
});
