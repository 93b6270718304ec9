import { expect, it } from "vitest";
import type { Outgoing } from "@/api/statements";
import { grouped } from "./grouped";

const STATES = [
  "scheduled",
  "frozen",
  "pending",
  "leased",
  "by_hand",
  "in_doubt",
  "asked",
  "published",
  "refused",
  "lapsed",
  "cancelled",
];
const all = STATES.map((state) => ({ publication_id: state, state }) as Outgoing);

it("puts what waits for a person first and forgets no state", () => {
  const told = grouped(all);
  expect(told[0]?.name).toBe("person");
  expect(told.flatMap((group) => group.rows)).toHaveLength(STATES.length);
});

it("has no group without a publication, and changes nothing that it was given", () => {
  expect(grouped([])).toEqual([]);
  grouped(all);
  expect(all.map((one) => one.state)).toEqual(STATES);
});
