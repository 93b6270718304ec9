// Versions of what reads posts: the shipped one, one learned and in use, one that waits.
const DAY = 86_400_000;
const iso = (ms) => new Date(ms).toISOString();
const share = (value, wide = 0.01) => ({ value, low: value - wide, high: value + wide });

const effectOf = (head, corrections, held_out, at) => ({
  head,
  corrections,
  right_before: Math.round(corrections * 0.12),
  right_after: Math.round(corrections * 0.88),
  held_out,
  held_out_right_before: Math.round(held_out * 0.1),
  held_out_right_after: Math.round(held_out * 0.7),
  elsewhere: 2000,
  elsewhere_changed: at,
  sample: 1500,
  sample_right_before: 1180,
  sample_right_after: 1180 - Math.round(at / 5),
  is_worse: false,
});

function version(name, base, n, state, now, more = {}) {
  return {
    version: name,
    base,
    made_by: base ? "林佳穎" : "",
    made_at: base ? iso(now - n * DAY) : null,
    seal: "1f0a77c3".repeat(8),
    corrections: base ? 40 + n : 0,
    state,
    person: "",
    decided_at: null,
    why: "",
    former: null,
    effect: base && {
      at: iso(now - n * DAY),
      seconds: 4.2,
      heads: [effectOf("sentiment", 42, 8, 21), effectOf("emotion", 13, 2, 6)],
    },
    concern: null,
    ...more,
  };
}

export const versions = (now) => [
  version("layer-20260301-120000-1f0a77c3", "shipped", 1, "candidate", now, {
    concern: { heads: ["emotion"] },
  }),
  version("layer-20260222-090000-7c31fa10", "shipped", 8, "in-use", now, {
    person: "王冠宇",
    decided_at: iso(now - 7 * DAY),
    why: "保留樣本幾乎不變，反諷貼文答對多了。",
    former: "shipped",
  }),
  version("shipped", null, 30, "retired", now),
];

const SENTIMENTS = ["negative", "neutral", "positive"];
const bins = [0.45, 0.55, 0.65, 0.75, 0.85, 0.95].map((sure, n) => ({
  posts: 200 + 300 * n,
  sure,
  right: Math.min(1, sure + [0.03, 0.02, -0.01, -0.02, 0.01, 0.005][n]),
}));
const figures = (split, head, lang, labels, confusion, f1) => ({
  split,
  head,
  lang,
  of: "shipped",
  labels,
  posts: confusion.flat().reduce((sum, n) => sum + n, 0),
  accuracy: share(f1 + 0.03),
  macro_f1: share(f1, 0.013),
  macro_recall: share(f1 - 0.01),
  ece: 0.019,
  answered: 0.942,
  accuracy_answered: f1 + 0.06,
  confusion,
  bins,
});
const set = (name, head, lang, licence_as_stated, split, posts, note = "") => ({
  name,
  head,
  lang,
  licence_as_stated,
  weight: 1,
  split,
  posts,
  note,
});

const card = (now, name) => ({
  name: "ngram",
  version: name,
  kind: "softmax regression over hashed n-grams, 8-bit square codes",
  scheme: "units12-chars345/2",
  posts: 217_324,
  trained_at: iso(now - 30 * DAY),
  sha256: "5e1f0a77".repeat(8),
  base: null,
  corrections: 0,
  limits: ["models.limit.distress", "models.limit.verification", "models.limit.shift"],
  heads: [{ head: "sentiment", labels: SENTIMENTS }],
  training_sets: [
    set("Invented reviews", "sentiment", "zh", "Apache-2.0", "train", 25_644),
    set("Invented posts", "sentiment", "en", "CC BY 4.0", "train", 45_615, "sampled to a third"),
    set("Invented phrases", "distress", "zh", "", "train", 1200, "phrases, not people's labels"),
  ],
  figures: [
    figures(
      "Invented reviews",
      "sentiment",
      "zh",
      SENTIMENTS,
      [
        [1840, 210, 96],
        [180, 1422, 240],
        [70, 190, 2010],
      ],
      0.83,
    ),
    figures(
      "Invented posts",
      "offence",
      "en",
      ["none", "offensive"],
      [
        [3020, 320],
        [308, 2766],
      ],
      0.79,
    ),
    figures(
      "Invented posts",
      "emotion",
      "zh",
      ["anger", "fear", "sadness", "surprise", "joy", "neutral"],
      [
        [820, 12, 60, 20, 14, 90],
        [20, 140, 33, 12, 4, 30],
        [70, 21, 510, 9, 22, 80],
        [31, 10, 8, 160, 30, 60],
        [9, 2, 20, 22, 930, 88],
        [80, 20, 60, 41, 90, 1400],
      ],
      0.71,
    ),
  ],
});

const DRIFTS = [
  ["sentiment", 0.08, 0.03],
  ["emotion", 0.27, 0.11],
  ["offence", 0.02, 0.02],
  ["distress", null, null],
];

export function models(method, [id, verb], body, state) {
  const now = Date.now();
  state.models ??= versions(now);
  if (!id) return [200, state.models];
  if (method === "POST" && id === "learn") {
    const made = version(`layer-${now}`, "shipped", 0, "candidate", now, { made_by: body.person });
    state.models.unshift(made);
    return [201, made];
  }
  const one = state.models.find((each) => each.version === id);
  if (!one) return [404, { title: "", status: 404, code: "enrichment.unknown_model", facts: {} }];
  if (verb === "use") {
    const before = state.models.find((each) => each.state === "in-use");
    Object.assign(before, { state: "retired" });
    const decided = { person: body.person, why: body.why, decided_at: iso(now) };
    Object.assign(one, { state: "in-use", former: before.version, ...decided });
    return [200, one];
  }
  const drift = DRIFTS.map(([head, labels, sureness]) => ({
    head,
    posts: labels === null ? 12 : 2000,
    labels,
    sureness,
    label_shares: [0.4, 0.4, 0.2],
  }));
  return [200, { version: one, card: card(now, id), drift }];
}
