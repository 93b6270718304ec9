import { describe, expect, it } from "vitest";
import type { DraftDetail, Fact, Finding, LengthRoom, Publication, Word } from "@/api/statements";
import { LANGUAGES } from "@/i18n";
import { example } from "@/kit/testing/examples";
import { CODE, markup, shown } from "@/kit/testing/shown";
import { Findings } from "./editing/Findings";
import { Lengths } from "./editing/Lengths";
import { Origins } from "./editing/Origins";
import { Preview } from "./editing/Preview";
import { FactCard } from "./facts/FactCard";
import { Carried } from "./outgoing/Carried";
import { Out } from "./outgoing/Out";
import { Publishing } from "./outgoing/Publishing";
import { SignOff } from "./signing/SignOff";
import { Words } from "./signing/Words";
import { Versions } from "./versions/Versions";

const detail = (told: Partial<DraftDetail> = {}) => example<DraftDetail>("DraftDetail", told);
const out = (told: Partial<Publication> = {}) => example<Publication>("Publication", told);
const { draft } = detail();
const typed = { title: draft.title, text: draft.text, account: "", attachments: [] };
const rooms: LengthRoom[] = [{ channel: "weibo", length: 2_100, limit: 2_000 }];

const PANELS = [
  <SignOff key="signing" detail={detail()} isDirty={false} />,
  <Publishing key="publishing" detail={detail()} />,
  <Origins key="origins" draft={draft} of="c-1" />,
  <Preview key="preview" draft={draft} typed={typed} rooms={rooms} />,
  <Lengths key="lengths" rooms={rooms} channel="weibo" />,
  <FactCard key="fact" fact={example<Fact>("Fact")} />,
  <Out key="out" one={out()} words={draft} />,
  <Carried key="carried" one={out({ state: "by_hand" })} words={draft} />,
  <Versions key="versions" draft={draft} mayWrite={true} />,
];

describe("the panels of a statement", () => {
  it.each(LANGUAGES)("speak %s and no code", async (language) => {
    const told = await Promise.all(PANELS.map((panel) => shown(panel, language)));
    expect(told.filter((text) => text === "")).toEqual([]);
    expect(told.flatMap((text) => text.match(CODE) ?? [])).toEqual([]);
  });

  it("show a text as words, whatever it holds", async () => {
    const text = "<script>alert(1)</script>";
    const html = await markup(
      <Preview draft={{ ...draft, text }} typed={{ ...typed, text }} rooms={[]} />,
    );
    expect(html).not.toContain("<script>alert");
    expect(html).toContain("&lt;script&gt;alert(1)");
  });
});

describe("a text on its way", () => {
  const places = (channel: string, is_inside: boolean) =>
    [[["places"], [{ channel, is_inside, by_hand: true, address: "" }]]] as const;

  it("is too long by name and number", async () => {
    expect(await shown(<Lengths rooms={rooms} channel="weibo" />)).toMatch(/2,100.*2,000/);
  });

  it("asks for an address, and of our own people how they heard", async () => {
    const carried = (channel: string, isInside: boolean) =>
      shown(
        <Carried one={out({ state: "by_hand", channel })} words={draft} />,
        "en",
        places(channel, isInside),
      );
    expect(await carried("weibo", false)).toContain("Address of what you posted");
    expect(await carried("internal", true)).toContain("Who was told, and how");
    const ours = <Out one={out({ state: "by_hand", channel: "internal" })} words={draft} />;
    expect(await shown(ours, "en", places("internal", true))).toContain("Nobody else is to read");
  });

  it("quotes the words that a finding is about, the gravest finding first", async () => {
    const text = "We act very soon.";
    const vague = example<Finding>("DraftFinding", { grade: "hint", start: 7, end: 16 });
    const stop = example<Finding>("DraftFinding", { grade: "stop", start: 0, end: 6 });
    const spots = [vague, stop].map((finding) => ({
      from: finding.start,
      to: finding.end,
      finding,
    }));
    const told = await shown(
      <Findings
        findings={[vague, stop]}
        spots={spots}
        text={text}
        isLooking={false}
        onShow={() => undefined}
      />,
    );
    expect(told).toContain("2 findings");
    expect(told).toMatch(/We act.*very soon/);
  });
});

describe("a word that does not count", () => {
  const VOID = ["withdrawn", "expired", "other_text", "let_go", "role", "duty"];
  const KEPT = ["author", "nobody", "author_unknown"];

  it.each(LANGUAGES)("says in %s why, and what keeps the reader from one", async (language) => {
    const words = [...VOID, ...KEPT].map((why) => ({
      ...example<Word>("SaidWord", { void: why }),
      signature_id: why,
    }));
    const told = await Promise.all([
      shown(<Words words={words} seal="" />, language),
      ...KEPT.map((kept_from) =>
        shown(<SignOff detail={detail({ kept_from })} isDirty={false} />, language),
      ),
    ]);
    expect(told.flatMap((text) => text.match(CODE) ?? [])).toEqual([]);
  });

  it("names the author of whom nobody knows who they are", async () => {
    const told = detail({ kept_from: "author_unknown", unknown_authors: ["Mei"], actions: [] });
    expect(await shown(<SignOff detail={told} isDirty={false} />)).toMatch(
      /Nobody can sign yet.*\(Mei\)/,
    );
  });
});
