import { describe, expect, it } from "vitest";
import type { PolicyReader } from "@/api/directory";
import type { Entry, HeldDuty } from "@/api/people";
import type { NoticeRules } from "@/api/telling";
import { LANGUAGES } from "@/i18n";
import { example } from "@/kit/testing/examples";
import { CODE, shown } from "@/kit/testing/shown";
import { Held } from "./Held";
import { PolicyPage } from "./policies/PolicyPage";
import { RouteTable } from "./told/RouteTable";

const duty = (told: Partial<HeldDuty> = {}) => example<HeldDuty>("HeldDuty", told);
const policy = example<Entry>("Policy");
const reader = example<PolicyReader>("PolicyReader");
const rules = example<NoticeRules>("NoticeRules");

const held = (rows: HeldDuty[]) => [[["held"], rows]] as const;
const read = (rows: PolicyReader[]) =>
  [
    [["policy", policy.entry_id, policy.version], rows],
    [["me"], { may: ["policy.confirm"] }],
  ] as const;
const page = <PolicyPage policy={policy}>{null}</PolicyPage>;
const routes = <RouteTable rules={rules} onOpen={() => undefined} />;

describe("the panels of the directory", () => {
  it.each(LANGUAGES)("speak %s and no code", async (language) => {
    const told = await Promise.all([
      shown(<Held />, language, held([duty()])),
      shown(page, language, read([reader])),
      shown(routes, language),
    ]);
    expect(told.filter((text) => text === "")).toEqual([]);
    expect(told.flatMap((text) => text.match(CODE) ?? [])).toEqual([]);
  });

  it("say loudly that nobody holds a duty", async () => {
    const told = await shown(<Held />, "en", held([duty({ person_id: "", person: "" })]));
    expect(told).toContain("Nobody");
  });

  it("count who has read the version in force, and ask whoever has not", async () => {
    const told = await shown(
      page,
      "en",
      read([reader, { ...reader, person: "Wang", at: "2026-03-02T09:41:00Z" }]),
    );
    expect(told).toContain("1 of 2 have read this version");
    expect(told).toContain("I have read it");
  });

  it("say that red waits for no quiet hours", async () => {
    expect(await shown(routes)).toContain("red never waits");
  });
});
