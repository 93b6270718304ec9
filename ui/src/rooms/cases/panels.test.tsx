import { describe, expect, it } from "vitest";
import type { CaseDetail, Negative } from "@/api/cases";
import type { EvidenceLocker } from "@/api/evidence";
import type { ReleasePlan as Plan } from "@/api/release";
import { LANGUAGES } from "@/i18n";
import { example } from "@/kit/testing/examples";
import { CODE, markup, shown } from "@/kit/testing/shown";
import { Clocks } from "./clocks/Clocks";
import { Locker } from "./evidence/Locker";
import { ReleasePlan } from "./hearing/ReleasePlan";
import { Advice } from "./one/Advice";
import { Linked } from "./one/Linked";
import { Said } from "./one/Said";
import { Team } from "./one/Team";
import { Top } from "./one/Top";
import { Handovers } from "./papers/Handovers";
import { Hours } from "./papers/Hours";
import { Impacts } from "./papers/Impacts";
import { Meetings } from "./papers/Meetings";
import { Negatives } from "./papers/Negatives";
import { Tasks } from "./tasks/Tasks";
import { Timeline } from "./timeline/Timeline";

const HOSTILE = "<img src=x onerror=alert(1)>";
const room = (told: Partial<CaseDetail> = {}) => example<CaseDetail>("CaseRoom", told);
const PANELS = [
  ...[Top, Clocks, Tasks, Team, Linked, Said, Advice, Timeline, ReleasePlan, Locker],
  ...[Handovers, Hours, Impacts, Meetings, Negatives],
];

describe("the panels of a case", () => {
  it.each(LANGUAGES)("speak %s and no code", async (language) => {
    const told = await Promise.all(PANELS.map((Panel) => shown(<Panel one={room()} />, language)));
    expect(told.filter((text) => text === "")).toEqual([]);
    expect(told.flatMap((text) => text.match(CODE) ?? [])).toEqual([]);
  });

  it("show what others write as words", async () => {
    const [negative] = room().negatives;
    const one = room({
      name: HOSTILE,
      negatives: [{ ...negative, excerpt: HOSTILE, theme: HOSTILE } as Negative],
    });
    const told = await Promise.all([Top, Negatives].map((Panel) => markup(<Panel one={one} />)));
    expect(told.join("")).not.toContain("<img");
    expect(told.every((html) => html.includes("&lt;img src=x"))).toBe(true);
  });

  it("offer nothing that the reader may not do", async () => {
    const deeds = /Met|Stop|Finish|Begin|Add a task|Write a hand-over|Plan a meeting|Take up/;
    const told = await Promise.all(
      [Clocks, Tasks, Handovers, Meetings, Negatives].map((Panel) =>
        shown(<Panel one={room({ may: [] })} />),
      ),
    );
    expect(told.filter((text) => deeds.test(text))).toEqual([]);
  });
});

describe("a clock", () => {
  const ringing = (told: object) =>
    shown(<Clocks one={room({ clocks: room().clocks.map((one) => ({ ...one, ...told })) })} />);

  it("says whom the server will tell next, and that nobody holds the duty", async () => {
    const lin = { duty: "lead", user_id: "u-lin", name: "Lin" };
    expect(await ringing({ climbed: 1, next_rung: lin })).toContain("Next told, Crisis lead: Lin");
    expect(await ringing({ next_rung: { ...lin, name: "" } })).toContain("Nobody");
    expect(await ringing({ next_rung: null })).not.toMatch(/Tells|Next told/);
  });
});

describe("a post of somebody in distress", () => {
  it("stands first, says who may answer, and has no reply to write", async () => {
    const [usual] = room().negatives as [Negative];
    const call = { ...usual, negative_id: "n-2", excerpt: "I cannot go on", is_distressed: true };
    const told = await shown(<Negatives one={room({ negatives: [usual, call] })} />);
    expect(told.indexOf("I cannot go on")).toBeLessThan(told.indexOf(usual.excerpt));
    expect(told).toContain("Only trained people answer");
  });
});

describe("the evidence locker", () => {
  it("says aloud when its chain is broken", async () => {
    const one = room();
    const key = ["case", one.case_id, "evidence", one.snapshots];
    const kept = example<EvidenceLocker>("EvidenceLocker");
    const whole = await shown(<Locker one={one} />, "en", [[key, kept]]);
    const broken = { ...kept, is_whole: false, first_break: 2 };
    expect(whole).toContain("chain whole");
    expect(await shown(<Locker one={one} />, "en", [[key, broken]])).toContain(
      "does not hold at #2",
    );
  });
});

describe("the release plan", () => {
  it("goes by the four parties and says whom the press waits for", async () => {
    const one = room();
    const plan = example<Plan>("ReleasePlan");
    const [turn] = plan.turns;
    const ours = { ...turn, party: "enterprise", audience: "employees", is_settled: false };
    const known = { ...plan, turns: [ours] } as Plan;
    const told = await shown(<ReleasePlan one={one} />, "en", [[["release", one.case_id], known]]);
    expect(told).toContain("The press waits for 1 of ours");
    expect(told).toMatch(/1 Our own people/);
  });
});
