// Risk models: one in use that won, one that did not, one not yet compared.
const DAY = 86_400_000;
const iso = (ms) => new Date(ms).toISOString();
const figure = (value, low, high, of) => ({ value, low, high, of });

const FEATURES = ["negative", "anger", "mentions", "reposts", "demands"].flatMap((name) =>
  ["hour", "six_hours", "day"].map((window) => `${name}.${window}`),
);
const WEIGHTS = [
  0.81, 0.4, 0.12, 0.55, 0.3, -0.05, 0.2, 0.1, -0.31, 0.18, 0.09, 0, 0.44, 0.2, 0.02,
];

function model(version, now) {
  return {
    version,
    at: iso(now - (40 - 10 * version) * DAY),
    features: FEATURES,
    weights: WEIGHTS.map((one) => one / version),
    intercept: -5.2,
    provenance: {
      trained_by: "林佳穎",
      trained_from: iso(now - 200 * DAY),
      trained_until: iso(now - 60 * DAY),
      watches: ["w-orbi", "w-shop"],
      cases: 14,
      wrong: 9,
      bins: 13_440,
      positive_bins: 212,
      ridge: 1,
    },
    seal: `5f0c${version}9ab`.repeat(8),
  };
}

function compared(version, wins, now) {
  return {
    at: iso(now - DAY),
    split_at: iso(now - 60 * DAY),
    budget_per_week: 1,
    rows: [
      {
        name: "rules",
        missed: 5,
        cases: 12,
        found: figure(0.58, 0.32, 0.81, 12),
        lead_minutes: figure(95, 40, null, 12),
        alarms_per_week: figure(0.9, 0.4, 1.7, 9.5),
      },
      {
        name: `model ${version}`,
        missed: wins ? 1 : 4,
        cases: 12,
        found: wins ? figure(0.92, 0.65, 0.99, 12) : figure(0.67, 0.39, 0.86, 12),
        lead_minutes: figure(45, 30, 75, 12),
        alarms_per_week: figure(0.8, 0.3, 1.6, 9.5),
      },
    ],
    fewer_missed: wins ? figure(0.33, 0.08, 0.58, 12) : figure(0.08, -0.17, 0.33, 12),
    wins,
  };
}

/** What was on the shelf when the story begins. */
export function shelf(now) {
  const none = { person: "", decided_at: null, why: "" };
  return [
    { model: model(3, now), state: "candidate", comparison: null, ...none },
    { model: model(2, now), state: "candidate", comparison: compared(2, true, now), ...none },
    { model: model(1, now), state: "candidate", comparison: compared(1, false, now), ...none },
  ];
}

/** Answer /api/risk/models, …/models/3/use and /api/risk/retire. */
export function risk(path, { person, why }, state) {
  const [, version] = path.match(/models\/(\d+)\/use$/) ?? [];
  if (!version && !path.endsWith("/retire")) return [200, state.shelf];
  const decided = { person, why, decided_at: iso(Date.now()) };
  const former = state.shelf.find((one) => one.state === "in-use");
  if (former) Object.assign(former, { state: "retired", ...decided });
  const chosen = state.shelf.find((one) => String(one.model.version) === version);
  if (chosen) Object.assign(chosen, { state: "in-use", ...decided });
  return [200, chosen ?? former];
}
