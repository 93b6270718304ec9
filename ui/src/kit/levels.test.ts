import { describe, expect, it } from "vitest";
import en from "@/i18n/catalogue.en";
import hans from "@/i18n/catalogue.zh-Hans";
import hant from "@/i18n/catalogue.zh-Hant";
import { viewOf } from "./levels";

describe("viewOf", () => {
  it("reads four levels in three steps, as the server and the command do", () => {
    const levels = ["none", "blue", "yellow", "orange", "red"] as const;
    const views = levels.map(viewOf);
    expect(views).toEqual(["none", "low", "medium", "high", "high"]);
    for (const words of [en, hant, hans])
      for (const view of views) expect(words[`warning.view.${view}`]).toBeTruthy();
  });
});
