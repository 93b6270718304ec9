// Silences, what they keep back, surges, deaf watches, and the rules in force.
const HOUR = 3_600_000;
const iso = (ms) => new Date(ms).toISOString();
const refusal = (status, code, detail) => [
  status,
  { type: "about:blank", title: "", status, code, facts: {}, detail },
];

const TABLE = [
  ["safety", 2, ["poisoning", "throwing up"], ["中毒", "送醫"], ["中毒", "送医"]],
  ["vulnerable", 2, ["children"], ["小孩", "孕婦"], ["小孩", "孕妇"]],
  ["fraud", 2, ["scam"], ["詐騙"], ["诈骗"]],
  ["labour", 1, ["strike"], ["罷工"], ["罢工"]],
].map(([code, lift, en, hant, hans]) => ({
  code,
  name: "",
  lift,
  source: "judgement",
  words: { en, "zh-Hant": hant, "zh-Hans": hans },
}));

const number = (name, value, source, where, is_acting) => ({
  name,
  value,
  source,
  where,
  is_acting,
});
const TOPICS = [{ code: "labour", words: ["加班", "overtime"] }];

const PRESETS = ["food", "finance", "airline"].map((code, n) => ({
  code,
  version: 1,
  periods: ["consumer_day_315", "year_end"],
  numbers: [
    number("budget_per_week", n === 1 ? 0.5 : 1, "measured", "warning.where.calibration", true),
    number("calm_minutes", 360, "measured", "warning.where.hysteresis", true),
    number("lift.safety", 2, "judgement", "warning.where.judgement", true),
    number("holding_statement_minutes", 60, "practice", "warning.where.golden_hour", false),
    number("authoritative_word_hours", 5, "law", "warning.where.state_council", false),
  ],
}));

/** What people had ruled when the story begins. */
export function ruled(now, isEmpty) {
  const past = { begins_at: iso(now - 30 * HOUR), ends_at: iso(now - 22 * HOUR) };
  return {
    declared: [],
    table: { version: 2, classes: TABLE },
    rulebook: isEmpty
      ? []
      : [
          [3, "budget", "w-orbi", 40, "林佳穎", "晚班人手不足，藍色預警過多"],
          [2, "table", "", 400, "陳怡君", "加入食品業用語"],
          [1, "budget", "", 900, "Wang Lei", "一周一次，大家都能接受"],
        ].map(([version, kind, scope, ago, person, why]) => ({
          version,
          kind,
          scope,
          at: iso(now - ago * HOUR),
          person,
          why,
        })),
    silences: isEmpty
      ? []
      : [
          {
            silence_id: "s-1",
            watch_id: "w-recall",
            up_to: "yellow",
            rule: "",
            reason: "自家促銷活動期間",
            person: "陳怡君",
            second_person: "",
            begins_at: iso(now - 3 * HOUR),
            ends_at: iso(now + 5 * HOUR),
            ended_at: null,
            ended_by: "",
            kept_back: 1,
          },
          {
            silence_id: "s-0",
            watch_id: "",
            up_to: "blue",
            rule: "",
            reason: "Maintenance of the feed",
            person: "Wang Lei",
            second_person: "",
            ...past,
            ended_at: past.ends_at,
            ended_by: "",
            kept_back: 0,
          },
        ],
    withheld: isEmpty
      ? []
      : [
          ["ew-recall", "w-recall", 0.6, "none", "blue", "silence", "s-1"],
          ["ew-shop", "w-shop", 5.2, "none", "blue", "inhibition", "ew-red"],
        ].map(([warning_id, watch_id, ago, before, after, why, by]) => ({
          change_id: `${warning_id}-c0`,
          warning_id,
          watch_id,
          at: iso(now - ago * HOUR),
          before,
          after,
          why,
          by,
        })),
    gatherings: isEmpty
      ? []
      : [
          {
            gathering_id: "g-1",
            opened_at: iso(now - 0.7 * HOUR),
            since: iso(now - 0.6 * HOUR),
            closed_at: null,
            level: "yellow",
            peak: "yellow",
            share: 0.5,
            watches: ["w-shop", "w-recall"],
          },
        ],
    degradations: isEmpty
      ? []
      : [
          {
            degradation_id: "d-1",
            watch_id: "w-rival",
            begins_at: iso(now - 1.4 * HOUR),
            ended_at: null,
            why: "coverage",
            coverage: 0.29,
          },
        ],
    budgets: { "w-orbi": 0.5 },
  };
}

function put(state, kind, scope, person, why) {
  const entry = {
    version: (state.rulebook[0]?.version ?? 0) + 1,
    kind,
    scope,
    at: iso(Date.now()),
    person,
    why,
  };
  state.rulebook.unshift(entry);
  return entry;
}

function silence(method, id, verb, query, body, state) {
  if (method === "GET") {
    const isOpen = query.get("open") === "true";
    return [200, state.silences.filter((one) => !isOpen || !one.ended_at)];
  }
  if (verb === "end") {
    const one = state.silences.find((each) => each.silence_id === id);
    Object.assign(one, { ended_at: iso(Date.now()), ended_by: body.person });
    return [200, one];
  }
  if (body.up_to === "red" && (!body.second_person || body.second_person === body.person))
    return refusal(422, "warning.second_person_needed", "Red is silenced only by two people.");
  const one = {
    ...body,
    silence_id: `s-${Date.now()}`,
    begins_at: iso(Date.now()),
    ended_at: null,
    ended_by: "",
    kept_back: 0,
  };
  state.silences.unshift(one);
  return [201, one];
}

function terms(state, id) {
  const budget = state.budgets[id] ?? state.budgets[""] ?? 1;
  const often = (code, times) => ({ code: `warning.often.${code}`, facts: { times } });
  const level = (word, rate) => ({
    code: "warning.budget.level",
    facts: { level: { code: `warning.level.${word}`, facts: {} }, often: rate },
  });
  const edges = {
    blue: budget,
    yellow: (budget * 12) / 52,
    orange: (budget * 4) / 52,
    red: budget / 52,
  };
  const lines = [
    level("blue", often("week", budget)),
    level("yellow", often("month", budget)),
    level("orange", often("year", budget * 4)),
    level("red", often("year", budget)),
  ];
  return {
    watch_id: id,
    budget_per_week: budget,
    edges,
    lines,
    preset: "food",
    periods: [],
    period_factor: 1,
    calm_minutes: 360,
    policy: `1 · budget ${state.rulebook[0]?.version ?? 0}`,
  };
}

function table(method, body, state) {
  if (method === "GET") return [200, state.table];
  const entry = put(state, "table", "", body.person, body.why);
  state.table = { version: entry.version, classes: body.classes };
  return [200, entry];
}

function ofWatch(method, id, verb, body, state) {
  if (verb === "terms") return [200, terms(state, id)];
  if (verb !== "budget" || method !== "PUT") return undefined;
  put(state, "budget", id, body.person, body.why);
  if (body.per_week === null) delete state.budgets[id];
  else state.budgets[id] = body.per_week;
  return [200, terms(state, id)];
}

const fits = (query, one, name) => !query.get(name) || query.get(name) === one[name];

/** Answer what is about rulings; undefined for anything else. */
export function rulings(method, [noun, id, verb], query, body, state) {
  const open = (rows, end) => [
    200,
    rows.filter((one) => query.get("open") !== "true" || !one[end]),
  ];
  if (noun === "silences") return silence(method, id, verb, query, body, state);
  if (noun === "withheld")
    return [
      200,
      state.withheld.filter(
        (one) => !query.get("warning") || one.warning_id === query.get("warning"),
      ),
    ];
  if (noun === "gatherings") return open(state.gatherings, "closed_at");
  if (noun === "degradations") return open(state.degradations, "ended_at");
  if (noun === "consequences") return table(method, body, state);
  if (noun === "rulebook")
    return [
      200,
      state.rulebook.filter((one) => fits(query, one, "kind") && fits(query, one, "scope")),
    ];
  if (noun === "presets") return [200, PRESETS];
  if (noun === "watches" && id === "topics") return [200, TOPICS];
  if (noun === "watches" && id) return ofWatch(method, id, verb, body, state);
  if (noun !== "warnings" || verb !== "consequence") return undefined;
  state.declared.push({ ...body, warning_id: id });
  return [202, put(state, "declaration", id, body.person, body.reason)];
}
