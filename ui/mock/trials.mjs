// Backtests that take four seconds, and a forecast with its past score.
const HOUR = 3_600_000;
const iso = (ms) => new Date(ms).toISOString();
const BUDGETS = Array.from({ length: 17 }, (_, step) => 0.25 * 2 ** (step / 4));
const RULES = [
  ["seasonal", "1", 0.9, 26],
  ["hour-12h", "1", 0.72, 36],
  ["day-7d", "1", 0.3, 380],
  ["fixed", "1", 0.45, 90],
];
const TAKES_MS = 4000;

function point(budget, skill, delay, isSlow) {
  const found = Math.min(1, (isSlow ? skill * 0.9 : skill) * (0.72 + 0.2 * Math.log2(budget + 1)));
  const alarms = budget * (0.8 + 0.3 * (1 - skill));
  const minutes = (delay * (isSlow ? 9 : 1)) / (0.8 + 0.25 * budget);
  const between = (value, spread, most = Number.POSITIVE_INFINITY) => ({
    value,
    low: Math.max(0, value - spread),
    high: Math.min(most, value + spread),
    of: 80,
  });
  const isLost = found < 0.5;
  return {
    budget_per_week: budget,
    threshold: budget,
    alarms_per_week: { ...between(alarms, alarms * 0.35), of: 14.4 },
    found: between(found, 0.08, 1),
    by_chance: between(Math.min(1, budget * 0.07), 0.04, 1),
    delay_minutes: isLost
      ? { value: null, low: null, high: null, of: 80 }
      : { ...between(minutes, minutes * 0.22), of: 80 },
    posted: between(1 - found * 0.8, 0.05, 1),
  };
}

function report(asked, now) {
  const trials = asked.crises.flatMap((crisis) =>
    RULES.filter(([rule]) => asked.rules.includes(rule)).map(([rule, version, skill, delay]) => {
      const sweep = (more) =>
        BUDGETS.map((budget) => point(budget, skill * more, delay, crisis.shape !== "flash"));
      return {
        rule,
        version,
        crisis,
        runs: asked.runs,
        promised: sweep(1),
        in_hindsight: sweep(1.04),
      };
    }),
  );
  return {
    watch_id: asked.watch_id,
    learned_from: iso(now - 90 * 24 * HOUR),
    tried_from: iso(now - 76 * 24 * HOUR),
    tried_until: iso(now),
    mean_day: 412.5,
    ordinary_weeks: 10.4,
    seed: 1,
    trials,
  };
}

function standing(one, now) {
  const progress = Math.min(1, (now - Date.parse(one.asked_at)) / TAKES_MS);
  const state = progress >= 1 ? "done" : progress > 0.05 ? "running" : "waiting";
  return { ...one, state, progress, report: progress >= 1 ? report(one, now) : null };
}

function backtests(method, id, body, state) {
  const now = Date.now();
  if (id === "rules") return [200, RULES.map(([rule, version]) => ({ rule, version }))];
  if (id)
    return [
      200,
      standing(
        state.backtests.find((one) => one.backtest_id === id),
        now,
      ),
    ];
  if (method === "GET")
    return [200, state.backtests.map((one) => ({ ...standing(one, now), report: null }))];
  const { person, ...asked } = body;
  const one = {
    ...asked,
    rules: asked.rules.length > 0 ? asked.rules : RULES.map(([rule]) => rule),
    backtest_id: `b-${now}`,
    asked_by: person,
    asked_at: iso(now),
    indicators: ["mentions", "negative"],
    seed: 1,
    since: null,
    until: null,
    code: "",
    facts: {},
  };
  state.backtests.unshift(one);
  return [202, standing(one, now)];
}

function outlook(watch_id, query) {
  const first = Math.ceil(Date.now() / HOUR) * HOUR - HOUR;
  const at = Array.from({ length: 24 }, (_, n) => iso(first + n * HOUR));
  const scale = query.get("indicator") === "negative" ? 0.3 : 1;
  const mean = at.map((_, n) => scale * (420 * Math.exp(-n / 7) + 150 + 60 * Math.sin(n / 4)));
  const around = (low) => mean.map((value, n) => Math.max(0, value + low * (20 + 4 * n) * scale));
  const isCalm = watch_id === "w-rival";
  return {
    watch_id,
    indicator: query.get("indicator") ?? "mentions",
    model: "seasonal 1",
    at,
    low: around(-2),
    likely_low: around(-1),
    expected: mean,
    likely_high: around(1.3),
    high: around(2.6),
    is_learning: isCalm,
    band: 0.8,
    score: isCalm
      ? {
          days: 0,
          forecasts: 0,
          coverage: null,
          coverage_near: null,
          crps_near: null,
          crps_day: null,
        }
      : {
          days: 7,
          forecasts: 168,
          coverage: 0.78,
          coverage_near: 0.81,
          crps_near: 0.5,
          crps_day: 0.7,
        },
    yesterday: null,
  };
}

/** Answer what is tried and foretold; undefined for anything else. */
export function trials(method, [noun, id, verb], query, body, state) {
  if (noun === "backtests") return backtests(method, id, body, state);
  if (noun === "watches" && verb === "forecast") return [200, outlook(id, query)];
  return undefined;
}
