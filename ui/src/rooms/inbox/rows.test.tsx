import { describe, expect, it } from "vitest";
import type { Task } from "@/api/cases";
import type { InboxDraft, InboxNotice } from "@/api/inbox";
import { LANGUAGES } from "@/i18n";
import { example } from "@/kit/testing/examples";
import { CODE, shown } from "@/kit/testing/shown";
import { Acknowledging, Approving, Doing } from "./Rows";

const notice = (told: Partial<InboxNotice> = {}) => example<InboxNotice>("InboxNotice", told);

describe("what waits for me", () => {
  it.each(LANGUAGES)("speaks %s and no code", async (language) => {
    const rows = [
      <Acknowledging key="told" one={notice()} />,
      <Approving key="sign" one={example<InboxDraft>("InboxDraft")} caseName="Kettles" />,
      <Doing key="do" one={example<Task>("CaseTask")} caseName="Kettles" />,
    ];
    const told = await Promise.all(rows.map((row) => shown(row, language)));
    expect(told.flatMap((text) => text.match(CODE) ?? [])).toEqual([]);
  });

  it("says in whose place I was told, and nothing of it where I was told as myself", async () => {
    const place = await shown(<Acknowledging one={notice({ in_place_of: ["Mei", "Wang"] })} />);
    expect(place).toContain("told to you · in place of Mei · Wang");
    expect(await shown(<Acknowledging one={notice({ in_place_of: [] })} />)).not.toContain(
      "in place of",
    );
  });

  it("shows two lines and folds the others", async () => {
    const lines = ["one", "two", "three", "four"];
    const told = await shown(<Acknowledging one={notice({ lines })} />);
    expect(told).toMatch(/one two .*2 more lines.* three four/);
  });
});
