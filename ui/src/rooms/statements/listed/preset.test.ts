import { describe, expect, it } from "vitest";
import { channelFor, channelOf, placesFor, presetOf } from "./preset";

const PLACES = ["website", "internal", "bluesky", "mail-trade"].map((channel) => ({
  channel,
  is_inside: channel === "internal",
}));

describe("a text begun from a turn", () => {
  it("goes by the turn's channel where that is one of ours", () => {
    const told = presetOf({ party: "public", channel: "bluesky" }, PLACES);
    expect(told).toEqual({ kind: "holding", channel: "bluesky" });
  });

  it("goes to the press by a mailing list, to our own people where nobody else reads", () => {
    const turns = [
      { party: "media", channel: "press line" },
      { party: "enterprise", channel: "intranet" },
    ] as const;
    expect(turns.map((turn) => presetOf(turn, PLACES))).toEqual([
      { kind: "press", channel: "mail-trade" },
      { kind: "internal", channel: "internal" },
    ]);
  });

  it("finds a channel before the channels are known", () => {
    const told = presetOf({ party: "government", channel: "call" }, []);
    expect(told).toEqual({ kind: "update", channel: "website" });
  });
});

describe("words for our own people", () => {
  it("go nowhere else, whatever was chosen before", () => {
    expect(placesFor("internal", PLACES).map((one) => one.channel)).toEqual(["internal"]);
    expect(channelFor("internal", "website", PLACES)).toBe("internal");
    expect(channelFor("update", "bluesky", PLACES)).toBe("bluesky");
  });
});

describe("an answer to a voice", () => {
  it("goes by the post's own platform where that is one of ours, else by our own page", () => {
    const told = ["bluesky/3k", "plaza/1", ""].map((post) => channelOf(post, PLACES));
    expect(told).toEqual(["bluesky", "website", "website"]);
  });
});
