import { describe, expect, it } from "vitest";
import type { NoticeRoute } from "@/api/telling";
import { entryOf, freshHours, freshRoute, isWholeRoute, withRoute } from "./route";

const told = (recipient: string): NoticeRoute => ({
  ...freshRoute("en"),
  recipient,
  people: ["Lin"],
  is_held: true,
  tells_now: true,
  waits_until: null,
  // biome-ignore lint/suspicious/noThenProperty: the server's word
  then: [],
});

describe("withRoute", () => {
  const routes = [told("a"), told("b")];
  const names = (some: { recipient: string }[]) => some.map((one) => one.recipient);

  it("changes one in its place, adds at the end, and leaves one out", () => {
    const entry = { ...freshRoute("en"), recipient: "c" };
    expect(names(withRoute(routes, 0, entry))).toEqual(["c", "b"]);
    expect(names(withRoute(routes, undefined, entry))).toEqual(["a", "b", "c"]);
    expect(names(withRoute(routes, 0, undefined))).toEqual(["b"]);
  });

  it("sends nothing that the server adds itself", () => {
    expect(Object.keys(entryOf(told("a"))).sort()).toEqual(Object.keys(freshRoute("en")).sort());
  });
});

describe("isWholeRoute", () => {
  it("asks for a recipient at every stop, and for both ends of the hours", () => {
    const whole = freshRoute("en");
    const nameless = { channel: "email", recipient: " ", language: "en" };
    expect(isWholeRoute(whole)).toBe(true);
    expect(isWholeRoute({ ...whole, stops: [nameless] })).toBe(false);
    expect(isWholeRoute({ ...whole, quiet: freshHours("UTC", "22:00", "") })).toBe(false);
    expect(isWholeRoute({ ...whole, hours: freshHours("UTC", "9:00", "24:00") })).toBe(false);
    expect(isWholeRoute({ ...whole, hours: freshHours("UTC", "09:00", "23:59") })).toBe(true);
  });
});
