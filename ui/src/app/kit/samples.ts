// Invented posts and figures for the kit page.
import type { Emotion, Indicators, Post, Sentiment } from "@/api/types";

const NOON = Date.UTC(2026, 0, 15, 4);
const STEPS = 96;
const STEP_S = 900;

function post(n: number, lang: string, text: string, part: Partial<Post>): Post {
  const at = new Date(NOON - n * 61_000).toISOString();
  return {
    id: `weibo/k${n}`,
    platform: n % 2 ? "weibo" : "threads",
    post_id: `k${n}`,
    account: `acct:9f3c${n}d7a1e`,
    text,
    lang,
    created_at: at,
    received_at: at,
    parent_id: null,
    quote_id: null,
    repost_id: null,
    urls: [],
    media: [],
    likes: 1204,
    reposts: 88,
    replies: 7,
    followers: 530,
    region: null,
    simulated: true,
    watches: [],
    terms: ["澄果", "orbifruit"],
    sentiment: 0 as Sentiment,
    p_sentiment: 0.7,
    p_negative: 0.2,
    emotion: "neutral" as Emotion,
    p_emotion: 0.6,
    offence: false,
    p_offence: 0.1,
    reason: null,
    p_reason: null,
    crisis_type: null,
    p_crisis_type: null,
    p_informative: 0.3,
    p_verification: 0.1,
    p_distress: 0.1,
    copy_key: null,
    reader: "sample 1",
    path: "fast",
    ...part,
  };
}

export const POSTS: Post[] = [
  post(1, "zh-Hant", "打給澄果客服等了四十分鐘，最後只叫我「多喝水」，這種態度誰受得了？", {
    sentiment: -1,
    p_sentiment: 0.94,
    p_negative: 0.94,
    emotion: "anger",
    p_emotion: 0.81,
    reason: "service",
    p_reason: 0.77,
    p_verification: 0.62,
    path: "strong",
  }),
  post(2, "zh-Hans", "澄果新出的柚子味挺好喝的，冰镇之后更好。", { sentiment: 1, emotion: "joy" }),
  post(3, "en", "Orbifruit says that it is looking into batch LY-0917.", { repost_id: "k9" }),
  post(4, "en", "\u202EtnuoC\u202C on Orbi\u200Bfruit: <b>free</b> coupon\u0007", {
    sentiment: null,
    p_negative: null,
    emotion: null,
    parent_id: "k1",
  }),
  post(
    5,
    "zh-Hant",
    `【長文】${"澄果事件的時間軸與各方說法整理，請勿過度解讀未經證實的內容。".repeat(18)}`,
    {
      likes: null,
      reposts: null,
      replies: null,
    },
  ),
];

const range = (read: (n: number) => number): number[] =>
  Array.from({ length: STEPS }, (_, n) => read(n));
const calm = (n: number) => 20 + 9 * Math.sin((n / STEPS) * 2 * Math.PI) + 3 * Math.sin(n * 1.7);
const surge = (n: number) => calm(n) + (n > 70 ? 14 * (n - 70) * Math.exp((70 - n) / 9) : 0);
const expected = range((n) => 20 + 9 * Math.sin((n / STEPS) * 2 * Math.PI));
const at = range((n) => NOON + n * STEP_S * 1000).map((when) => new Date(when).toISOString());
const banded = (value: (number | null)[]) => ({
  value,
  expected,
  low: expected.map((n) => n - 8),
  high: expected.map((n) => n + 10),
});

const emotions = Object.fromEntries(
  ["anger", "fear", "sadness", "surprise", "joy"].map((name, n) => [
    name,
    { value: range((step) => (surge(step) * (5 - n)) / 20) },
  ]),
);

export const CHART: Indicators = {
  watch_id: "surge",
  step_s: STEP_S,
  at,
  series: {
    mentions: banded(range(surge).map((n, step) => (step > 39 && step < 44 ? null : n))),
    negative_share: { value: range((n) => (n > 70 ? 0.6 : 0.2) + 0.03 * Math.sin(n)) },
    ...emotions,
  },
  coverage: range((n) => (n > 39 && n < 44 ? 0 : n > 35 && n < 50 ? 0.5 : 1)),
  marks: [
    { at: at[72] ?? "", before: "none", after: "yellow", change_id: "k1" },
    { at: at[77] ?? "", before: "yellow", after: "red", change_id: "k2" },
    { at: at[90] ?? "", before: "red", after: "blue", change_id: "k3" },
  ],
  terms: [
    { term: "塑料味", count: 812 },
    { term: "LY-0917", count: 644 },
    { term: "refund", count: 187 },
  ],
  platforms: [],
};

export const CALM: Indicators = {
  ...CHART,
  watch_id: "calm",
  series: { mentions: banded(range(calm)) },
  coverage: range(() => 1),
  marks: [],
};

export const NO_CHART: Indicators = {
  ...CALM,
  watch_id: "deaf",
  series: { mentions: { value: range(() => 0).map(() => null) } },
  coverage: range(() => 0),
};

/** A small line that leaves its band, one with gaps, one still learning, one of nothing. */
export const SPARKS = [
  { value: [3, 4, 3, 5, 21, 34, 12], expected: [3, 3, 4, 4, 4, 5, 5] },
  { value: [3, null, 3, 5, null, null, 6], expected: [3, 3, 4, 4, 4, 5, 5] },
  { value: [3, 4, 3, 5, 4, 6, 2], expected: [null, null, null, null, null, null, null] },
  { value: [0, 0, 0, 0, 0, 0, 0], expected: [0, 0, 0, 0, 0, 0, 0] },
].map((series) => ({ ...series, spread: series.value.map(() => 2) }));
