import { describe, expect, it } from "vitest";
import { channelOf, presetOf } from "./preset";

const PLACES = ["website", "bluesky", "mail-trade"].map((channel) => ({ channel }));

describe("a text begun from a turn", () => {
  it("goes by the turn's channel where that is one of ours", () => {
    const told = presetOf({ party: "public", channel: "bluesky" }, PLACES);
    expect(told).toEqual({ kind: "holding", channel: "bluesky" });
  });

  it("goes to the press by a mailing list, to our own people from our own page", () => {
    const turns = [
      { party: "media", channel: "press line" },
      { party: "enterprise", channel: "intranet" },
    ] as const;
    expect(turns.map((turn) => presetOf(turn, PLACES))).toEqual([
      { kind: "press", channel: "mail-trade" },
      { kind: "internal", channel: "website" },
    ]);
  });

  it("finds a channel before the channels are known", () => {
    const told = presetOf({ party: "government", channel: "call" }, []);
    expect(told).toEqual({ kind: "update", channel: "website" });
  });
});

describe("an answer to a voice", () => {
  it("goes by the post's own platform where that is one of ours, else by our own page", () => {
    const told = ["bluesky/3k", "plaza/1", ""].map((post) => channelOf(post, PLACES));
    expect(told).toEqual(["bluesky", "website", "website"]);
  });
});
