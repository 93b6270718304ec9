// A day's rhythm, a crisis on top of it, and an hour in which a source was dead.
const EMOTIONS = { anger: 0.34, fear: 0.2, sadness: 0.1, surprise: 0.12, joy: 0.06 };

const noise = (n) => Math.abs(Math.sin(n * 12.9898) * 43758.5453) % 1;

function minute(at, now, heat) {
  const hour = ((at / 3_600_000) % 24) + 8;
  const rhythm = 3 + 2.4 * Math.sin(((hour - 8) / 24) * 2 * Math.PI);
  const since = (at - (now - 3.2 * 3_600_000)) / 3_600_000;
  const surge = since > 0 ? heat * 34 * (since / 1.4) * Math.exp(1 - since / 1.4) : 0;
  return {
    expected: rhythm,
    mentions: Math.max(0, rhythm * (0.55 + 0.9 * noise(at / 60_000)) + surge),
  };
}

function bucket(from, step, now, heat) {
  let expected = 0;
  let mentions = 0;
  for (let t = from; t < from + step; t += 60_000) {
    const m = minute(t, now, heat);
    expected += m.expected;
    mentions += m.mentions;
  }
  const hot = Math.min(1, mentions / Math.max(expected, 1) / 9);
  return {
    expected,
    mentions: Math.round(mentions),
    negative: Math.round(mentions * (0.16 + 0.55 * hot)),
    hot,
  };
}

export function indicators(
  watch_id,
  { hours = 24, step_s = 300, until, heat = 1, changes = [] },
  now,
) {
  const step = step_s * 1000;
  const end = Math.floor((until ?? now) / step) * step;
  const at = [];
  const rows = [];
  const coverage = [];
  for (let t = end - hours * 3_600_000; t < end; t += step) {
    at.push(new Date(t).toISOString());
    rows.push(bucket(t, step, now, heat));
    const age = (now - t) / 3_600_000;
    coverage.push(
      age > 9 && age < 10.2 ? (age > 9.4 && age < 9.8 ? null : 0.43) : age < 1.5 ? 0.86 : 1,
    );
  }
  const value = (read) => ({
    value: rows.map((row, n) => (coverage[n] === null ? null : read(row, n))),
  });
  const banded = (read, share) => ({
    ...value(read),
    expected: rows.map((row) => row.expected * share),
    low: rows.map((row) =>
      Math.max(0, row.expected * share - 1.6 * Math.sqrt(row.expected * share)),
    ),
    high: rows.map((row) => row.expected * share + 2.2 * Math.sqrt(row.expected * share)),
  });
  const series = {
    mentions: banded((row) => row.mentions, 1),
    negative: banded((row) => row.negative, 0.17),
    negative_share: value((row) => (row.mentions ? row.negative / row.mentions : 0)),
    accounts: value((row) => Math.round(row.mentions * 0.82)),
    reposts: value((row) => Math.round(row.mentions * 0.4 * row.hot)),
    reach: value((row) => Math.round(row.mentions * 2200 * (0.4 + row.hot))),
    speed: value((row) => row.mentions / (step_s / 60)),
    acceleration: value((row, n) => row.mentions - (rows[n - 1]?.mentions ?? row.mentions)),
  };
  for (const [name, share] of Object.entries(EMOTIONS)) {
    series[name] = value((row, n) =>
      Math.round(row.mentions * share * (0.6 + noise(n * share * 90) * 0.7)),
    );
  }
  const first = Date.parse(at[0] ?? 0);
  const marks = changes
    .filter((change) => Date.parse(change.at) >= first)
    .map(({ at: when, before, after, change_id }) => ({ at: when, before, after, change_id }));
  const terms = [
    ["塑料味", 812],
    ["LY-0917", 644],
    ["客服", 597],
    ["下架", 410],
    ["影片", 322],
    ["refund", 187],
    ["門市", 160],
    ["道歉", 121],
  ];
  const platforms = [
    ["weibo", 4120],
    ["xiaohongshu", 2210],
    ["x", 1630],
    ["threads", 940],
    ["ptt", 702],
    ["bluesky", 148],
  ];
  return {
    watch_id,
    step_s,
    at,
    series,
    coverage,
    marks,
    terms: terms
      .map(([term, count]) => ({ term, count: Math.round(count * heat) }))
      .filter((t) => t.count),
    platforms: platforms
      .map(([platform, count]) => ({ platform, count: Math.round(count * heat) }))
      .filter((p) => p.count),
  };
}
