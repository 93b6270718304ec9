import { describe, expect, it } from "vitest";
import type { Card } from "@/api/cases";
import { folded } from "./folding";

const aCard = (case_id: string, told: Partial<Card> = {}): Card =>
  ({
    case_id,
    level: "orange",
    step: "identify",
    is_open: true,
    opened_at: "2026-11-01T08:00:00Z",
    next_clock: null,
    ...told,
  }) as Card;
const due = (due_at: string) => ({ due_at }) as Card["next_clock"];
const ids = (cards: Card[] | undefined) => cards?.map((one) => one.case_id);

describe("folded", () => {
  it("has the six steps in their order, whether there is a case in them or not", () => {
    expect(folded([]).columns.map(({ step }) => step)).toEqual([
      "identify",
      "assess",
      "plan",
      "coordinate",
      "execute",
      "evaluate",
    ]);
  });

  it("puts the gravest first, then what falls due next, then the newest", () => {
    const { columns } = folded([
      aCard("old"),
      aCard("new", { opened_at: "2026-11-01T09:00:00Z" }),
      aCard("due", { next_clock: due("2026-11-01T10:00:00Z") }),
      aCard("red", { level: "red" }),
      aCard("blue", { level: "blue", next_clock: due("2026-11-01T08:01:00Z") }),
    ]);
    expect(ids(columns[0]?.cards)).toEqual(["red", "due", "new", "old", "blue"]);
  });

  it("keeps what is closed off the board", () => {
    const { columns, closed } = folded([
      aCard("a", { is_open: false, closed_at: "2026-11-01T08:00:00Z" }),
      aCard("b", { is_open: false, closed_at: "2026-11-02T08:00:00Z" }),
    ]);
    expect(columns.flatMap(({ cards }) => cards)).toEqual([]);
    expect(ids(closed)).toEqual(["b", "a"]);
  });
});
