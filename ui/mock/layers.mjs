// A watch's hours in layers: the day's rhythm, and the crisis in the last of them.
const HOUR = 3_600_000;
const iso = (ms) => new Date(ms).toISOString();

const TABLE = [
  ["volume", 2, [["mentions", 60]]],
  ["negative_spread", 3, [["negative", 10]]],
  [
    "attention",
    1,
    [
      ["likes", 400],
      ["newcomers", 12],
    ],
  ],
  ["reach", 1, [["reach", 90_000]]],
  [
    "emotion",
    1.5,
    [
      ["anger", 5],
      ["fear", 3],
      ["sadness", 2],
    ],
  ],
  [
    "participation",
    1,
    [
      ["reposts", 24],
      ["replies", 30],
      ["accounts", 48],
    ],
  ],
  [
    "content",
    0.5,
    [
      ["demands", 3],
      ["doubts", 4],
      ["first_person", 9],
    ],
  ],
  ["novelty", 1, [["novelty", 0.06]]],
  ["coordination", 1, [["copies", 4]]],
];
const PHRASES = [
  ["内部视频流出", 31, 44, 0.1],
  ["批号 ly-0917", 22, 27, 0.02],
  ["下架全部荔枝口味", 14, 19, 0.05],
  ["throwing up all night", 9, 9, 0.02],
  ["要求公布检验报告", 7, 8, 0.2],
];

const noise = (n) => Math.abs(Math.sin(n * 78.233) * 43758.5453) % 1;
const rhythm = (ms) => 1 + 0.6 * Math.sin((((ms / HOUR) % 24) / 24) * 2 * Math.PI);

function partOf([name, usual], at, heat, evidence) {
  const falls = name === "first_person";
  const isShare = usual < 1;
  const round = (n) => (isShare ? Math.round(n * 100) / 100 : Math.round(n));
  const expected = at.map((ms) => round(usual * (isShare ? 1 : rhythm(ms))));
  const value = at.map((ms, n) => {
    const age = at.length - 1 - n;
    if (age === 10) return null;
    const surge = age < 3 ? heat * (falls ? -0.7 : (isShare ? 6 : 14) / (age + 1)) : 0;
    const open = age === 0 && !isShare ? 0.4 : 1;
    return round(usual * rhythm(ms) * (0.7 + 0.6 * noise(ms / HOUR + usual) + surge) * open);
  });
  const spread = expected.map((one) => round(0.35 * one + (isShare ? 0.02 : 1)));
  return { name, weight: 1, falls, value, expected, spread, evidence };
}

/** Answer the layers of one watch. */
export function layers(state, watch_id, query, heat) {
  const hours = Number(query.get("hours") ?? 24);
  const last = Math.floor(Date.now() / HOUR) * HOUR;
  const at = Array.from({ length: hours }, (_, n) => last - (hours - 1 - n) * HOUR);
  const evidence = state.held.slice(0, 5).map((post) => post.id);
  const used = heat > 0 ? PHRASES : [];
  return {
    watch_id,
    version: "3",
    words: "en 1, zh 1",
    at: at.map(iso),
    layers: TABLE.map(([name, weight, parts]) => ({
      name,
      weight,
      coverage: at.map(() => 1),
      index: at.map((_, n) => (at.length - n < 4 ? Math.round(80 * heat * noise(n + weight)) : 2)),
      indicators: parts.map((part) => partOf(part, at, heat, heat > 0 ? evidence : [])),
    })),
    evidence,
    phrases: used.map(([phrase, accounts, posts, expected], n) => ({
      at: iso(last - (n > 2 ? n : 0) * HOUR),
      phrase,
      accounts,
      posts,
      expected,
      evidence: evidence.slice(0, 2),
    })),
    corrections: [
      { at: iso(last - 5 * HOUR), kind: "late", posts: 12, latest_at: iso(last - HOUR) },
      { at: iso(last - 7 * HOUR), kind: "deleted", posts: 3, latest_at: iso(last - 2 * HOUR) },
    ],
  };
}
