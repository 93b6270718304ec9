import { describe, expect, it } from "vitest";
import { HEADS, labelKey } from "@/api/readings";
import type { Post } from "@/api/types";
import catalogue from "@/i18n/catalogue.en";
import { othersOf, type Reading, readingsOf, worthTelling } from "./readings";

const post = (part: Partial<Post>): Post =>
  ({
    sentiment: null,
    p_sentiment: null,
    p_negative: null,
    emotion: null,
    p_emotion: null,
    offence: null,
    p_offence: null,
    reason: null,
    p_reason: null,
    crisis_type: null,
    p_crisis_type: null,
    p_informative: null,
    p_verification: null,
    p_distress: null,
    reader: "ngram 2",
    ...part,
  }) as Post;

const told = (part: Partial<Post>) =>
  Object.fromEntries(readingsOf(post(part)).map((one) => [one.head, [one.label, one.chance]]));
const carded = (part: Partial<Post>) =>
  readingsOf(post(part))
    .filter(worthTelling)
    .map((one) => one.head);

describe("readingsOf", () => {
  it("says nothing of a post that was not read", () => {
    expect(readingsOf(post({ reader: "" }))).toEqual([]);
  });

  it("shows an abstention as one, and asks no reason of a post that is not negative", () => {
    expect(told({})).toMatchObject({ sentiment: [null, null], verification: [null, null] });
    expect(told({})).not.toHaveProperty("reason");
  });

  it("tells the probability of the label that it tells", () => {
    const read = told({ sentiment: 1, p_sentiment: 0.8, offence: false, p_offence: 0.25 });
    expect(read).toMatchObject({ sentiment: ["positive", 0.8], offence: ["none", 0.75] });
  });

  it("falls back on an older reader's probability of being negative", () => {
    expect(told({ sentiment: -1, p_negative: 0.9 }).sentiment).toEqual(["negative", 0.9]);
    expect(told({ sentiment: 1, p_negative: 0.1 }).sentiment).toEqual(["positive", null]);
  });
});

describe("othersOf", () => {
  const read = (head: Reading["head"], label: string | null): Reading => ({
    head,
    label,
    chance: null,
  });

  it("sets every other answer beside the one that is told, so that one press puts it right", () => {
    expect(othersOf(read("sentiment", "positive"))).toEqual(["negative", "neutral"]);
    expect(othersOf(read("offence", "offensive"))).toEqual(["none"]);
    expect(othersOf(read("sentiment", null))).toEqual(["negative", "neutral", "positive"]);
  });

  it("offers the reader's own answer again once a person has said another", () => {
    expect(othersOf(read("sentiment", "positive"), "neutral")).toEqual(["negative", "positive"]);
  });

  it("keeps many answers in one order, whichever is told: a hand learns where they are", () => {
    expect(othersOf(read("emotion", "joy"))).toEqual([
      "anger",
      "fear",
      "sadness",
      "surprise",
      "neutral",
    ]);
    expect(othersOf(read("reason", "price"), "safety")).toHaveLength(HEADS.reason.length - 1);
  });
});

describe("worthTelling", () => {
  it("always keeps the sentiment, and drops what says nothing", () => {
    const dull = { emotion: "neutral", offence: false, p_offence: 0, p_verification: 0.1 } as const;
    expect(carded({ ...dull, p_distress: 0.2, p_informative: 0.9 })).toEqual(["sentiment"]);
  });

  it("keeps what a desk must see", () => {
    const grave = {
      sentiment: -1,
      reason: "safety",
      p_verification: 0.7,
      p_distress: 0.6,
    } as const;
    expect(carded(grave)).toEqual(["sentiment", "reason", "verification", "distress"]);
  });
});

describe("HEADS", () => {
  it("asks for every label that the catalogues name, and for no other", () => {
    const asked = Object.entries(HEADS).flatMap(([head, labels]) =>
      labels.map((label) => labelKey(head, label)),
    );
    const named = Object.keys(catalogue).filter((key) => key.startsWith("ui.label."));
    expect(asked.sort()).toEqual(named.sort());
  });
});
