// Why a level changed, as the server tells it: invented figures for the page that explains.
const WEEKS_A_YEAR = 52;

const line = (code, facts = {}) => ({ code, facts });

function findings(state, change) {
  const said = state.declared.filter((one) => one.warning_id === change.warning_id);
  const found = [
    {
      class: "safety",
      name: "",
      lift: 1,
      posts: change.evidence.slice(0, 3),
      words: ["中毒", "throwing up"],
      share: 0.38,
      usual: 0.01,
      by: "",
      is_confirmed: false,
    },
    {
      class: "vulnerable",
      name: "",
      lift: 1,
      posts: change.evidence.slice(3, 4),
      words: ["小孩"],
      share: 0.12,
      usual: 0.02,
      by: "",
      is_confirmed: false,
    },
  ];
  return found
    .filter((one) => !said.some((word) => word.class === one.class && !word.applies))
    .map((one) => {
      const word = said.find((each) => each.class === one.class);
      if (!word) return one;
      return {
        ...one,
        by: word.person,
        is_confirmed: word.two_levels,
        lift: word.two_levels ? 2 : 1,
      };
    });
}

/** Calibrated once it is red, so that both kinds can be seen. */
function confidence(change) {
  const is_calibrated = change.after === "red";
  return {
    whole: change.coverage * 0.8,
    word: change.coverage < 1 ? "middling" : "high",
    heard: change.coverage,
    learned: 1,
    agreed: 0.8,
    is_calibrated,
    chance: is_calibrated ? 0.8 : null,
    verdicts: is_calibrated ? 61 : 12,
    missing: is_calibrated ? 0 : 38,
  };
}

function explanation(state, change) {
  const rate = change.reasons[0]?.rate_per_week ?? 0.2;
  return {
    code: "warning.rose",
    rate_per_week: rate,
    rarity_weeks: 1 / rate,
    rarity: change.before === "none" ? "blue" : change.before,
    lift: change.after === "red" ? 1 : 0,
    rules: change.reasons.map((one) => `${one.rule}/${one.indicator}`),
    findings: change.after === "blue" ? [] : findings(state, change),
    stories: [
      { story: "00c1a2b3c4d5e6f7", posts: change.evidence.slice(0, 3) },
      { story: "00c1a2b3c4d5e6f8", posts: change.evidence.slice(3, 5) },
    ],
    platforms: [
      { platform: "weibo", posts: 212 },
      { platform: "x", posts: 88 },
      { platform: "ptt", posts: 41 },
    ],
    degraded: change.coverage < 1 ? "coverage" : "",
    confidence: confidence(change),
    versions: {
      detector: change.detector,
      reader: "plain 3",
      table: 2,
      policy: "1 · budget 3",
      rules: 7,
    },
    beside:
      change.after === "red"
        ? { model: 3, person: "林佳穎", chance: 0.71, rules: "orange", rules_rate_per_week: 0.06 }
        : null,
    budget_per_week: 1,
    edges: { blue: 1, yellow: 12 / WEEKS_A_YEAR, orange: 4 / WEEKS_A_YEAR, red: 1 / WEEKS_A_YEAR },
    preset: "food",
    periods: [],
    comes_down: {
      calm_minutes: 360,
      rate_above: 4 / WEEKS_A_YEAR,
      needs_person: change.after === "orange" || change.after === "red",
    },
  };
}

function reasonLine(one) {
  const minutes = one.window_s / 60;
  return line(one.rule === "seasonal.swell" ? "warning.told.steady" : "warning.told.reason", {
    rule: line(`warning.rule.${one.rule}`),
    indicator: line(`warning.indicator.${one.indicator}`),
    value: one.value,
    expected: one.expected,
    span:
      minutes % 60
        ? line("warning.span.minutes", { minutes })
        : line("warning.span.hours", { hours: minutes / 60 }),
    rarity:
      one.rarity_weeks < WEEKS_A_YEAR
        ? line("warning.rarity.weeks", { weeks: one.rarity_weeks })
        : line("warning.rarity.years", { years: Math.round(one.rarity_weeks / WEEKS_A_YEAR) }),
    share: Math.round(100 * one.share),
  });
}

/** Return a change with its explanation and the sentences of it. */
export function explained(state, change) {
  if (change.actor !== "machine") return { ...change, facts: {}, explanation: null, lines: [] };
  const told = explanation(state, change);
  const level = (word) => line(`warning.level.${word}`);
  const up = told.comes_down.needs_person
    ? line("warning.comes_down.person")
    : line("warning.told.comes_down", {
        hours: 6,
        often: line("warning.often.year", { times: 4 }),
      });
  return {
    ...change,
    facts: {},
    explanation: told,
    lines: [
      line("warning.told.rose", { before: level(change.before), after: level(change.after) }),
      ...change.reasons.map(reasonLine),
      line("warning.told.coverage", { percent: Math.round(100 * change.coverage) }),
      up,
    ],
  };
}
