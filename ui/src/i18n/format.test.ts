import { createInstance } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import en from "./catalogue.en";
import hant from "./catalogue.zh-Hant";
import { type Format, formatter } from "./format";
import { OPTIONS } from "./index";

let english: Format;
let taiwan: Format;

async function speaking(lng: "en" | "zh-Hant", catalogue: Record<string, string>): Promise<Format> {
  const i18n = createInstance();
  await i18n.init({ ...OPTIONS, lng, resources: { [lng]: { translation: catalogue } } });
  return formatter(lng, (key, facts) => i18n.t(key, facts ?? {}));
}

beforeAll(async () => {
  english = await speaking("en", en);
  taiwan = await speaking("zh-Hant", hant);
});

describe("formatter", () => {
  it("names the year of a day that is not in this one", () => {
    const year = new Date().getFullYear();
    expect(english.day(`${year}-03-15T12:00:00Z`)).not.toContain(String(year));
    expect(english.day(`${year + 1}-03-15T12:00:00Z`)).toContain(String(year + 1));
    expect(english.moment(`${year + 1}-03-15T12:00:00Z`)).toContain(String(year + 1));
  });

  it("counts spans in the unit a person would use", () => {
    expect([42, 300, 3600, 86_400, 172_800].map(english.span)).toEqual([
      "42 s",
      "5 min",
      "1 h",
      "24 h",
      "2 days",
    ]);
  });

  it("does not call little nothing", () => {
    const { number } = formatter("en", (key) => key);
    expect([number(0), number(0.01), number(0.3), number(12.4)]).toEqual([
      "0",
      "< 0.1",
      "0.3",
      "12",
    ]);
  });

  it("shortens large numbers as each language does", () => {
    expect(english.compact(5_290_000)).toBe("5.29M");
    expect(taiwan.compact(5_290_000)).toBe("529萬");
  });

  it("writes UTC with its name", () => {
    expect(english.utc("2026-01-15T04:00:00Z")).toBe("2026-01-15 04:00:00 UTC");
  });

  it("survives a language tag that is nonsense", () => {
    expect(english.language("???")).toBe("???");
    expect(english.language("und")).toBe("Unknown language");
  });
});
