import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { choose, LANGUAGES } from "./languages";

const ROOT = join(import.meta.dirname, "../../..");
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(join(ROOT, "locales", language, "ui.json"), "utf8"));

const placeholders = (sentence: string) =>
  [...sentence.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(path) && !path.includes(".test.") ? [readFileSync(path, "utf8")] : [];
  });
}

const CODE = sources(join(ROOT, "ui/src")).join("\n");
const EN = read("en");

describe("catalogues", () => {
  it.each(LANGUAGES)("%s has exactly the keys of English", (language) => {
    expect(Object.keys(read(language)).sort()).toEqual(Object.keys(EN).sort());
  });

  it.each(LANGUAGES)("%s fills the same blanks in every sentence", (language) => {
    const blanks = (rows: Record<string, string>) =>
      Object.fromEntries(Object.entries(rows).map(([key, words]) => [key, placeholders(words)]));
    expect(blanks(read(language))).toEqual(blanks(EN));
  });

  it("holds every key that the code names", () => {
    const named = [...CODE.matchAll(/"(ui\.[a-z_.\-0-9]+)"/g)].map((match) => match[1] ?? "");
    const known = new Set(Object.keys(EN).map((key) => key.replace(/_(one|other)$/, "")));
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it("holds something under every prefix that the code builds keys from", () => {
    const built = [...CODE.matchAll(/`(ui\.[a-z_.]+)\$\{/g)].map((match) => match[1] ?? "");
    const keys = Object.keys(EN);
    expect(built.filter((prefix) => !keys.some((key) => key.startsWith(prefix)))).toEqual([]);
  });

  it("keeps simplified characters out of the Taiwan catalogue and the reverse", () => {
    const words = (language: string) => Object.values(read(language)).join("");
    expect(words("zh-Hant")).not.toMatch(/[预级测监说时间无设频]/);
    expect(words("zh-Hans")).not.toMatch(/[預級測監說時間無設頻]/);
  });
});

describe("choose", () => {
  it.each([
    [["zh-TW"], "zh-Hant"],
    [["zh-HK", "en"], "zh-Hant"],
    [["zh-CN"], "zh-Hans"],
    [["zh"], "zh-Hans"],
    [["fr", "en-US"], "en"],
    [[null, "de"], "en"],
  ])("reads %j as %s", (wanted, language) => {
    expect(choose(wanted)).toBe(language);
  });
});
