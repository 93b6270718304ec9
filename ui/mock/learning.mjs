// Verdicts, the ledger, backtests and forecasts, with invented figures.
const HOUR = 3_600_000;
const iso = (ms) => new Date(ms).toISOString();
const share = (value, low, high, of, is_enough = true) => ({ value, low, high, of, is_enough });
const few = (value, of) => share(value, null, null, of, false);

function tally(watch_id, rule, part) {
  return {
    rule,
    watch_id,
    warnings: 9,
    verdicts: { true: 3, late: 1, false: 1, "not-ours": 0 },
    missed: 1,
    precision: share(0.8, 0.38, 0.96, 5),
    recall: share(0.8, 0.38, 0.96, 5),
    in_time: share(0.6, 0.23, 0.88, 5),
    lead_minutes: few(112, 3),
    alarms_per_week: share(0.7, 0.3, 1.3, 13),
    ...part,
  };
}

const TALLIES = [
  tally("", "", {
    warnings: 31,
    verdicts: { true: 11, late: 3, false: 7, "not-ours": 2 },
    missed: 3,
    precision: share(0.67, 0.45, 0.83, 21),
    recall: share(0.82, 0.59, 0.94, 17),
    in_time: share(0.65, 0.41, 0.83, 17),
    lead_minutes: share(96, 61, 140, 12),
    alarms_per_week: share(1.2, 0.81, 1.7, 26),
  }),
  tally("w-orbi", "", {}),
  tally("w-orbi", "seasonal.burst", { warnings: 6, precision: share(0.83, 0.44, 0.97, 6) }),
  tally("w-orbi", "seasonal.swell", {
    warnings: 3,
    missed: 0,
    verdicts: { false: 1 },
    precision: few(0, 1),
    recall: few(null, 0),
    in_time: few(null, 0),
    lead_minutes: few(null, 0),
    alarms_per_week: share(0.23, 0.05, 0.67, 13),
  }),
  tally("w-shop", "", { warnings: 4, precision: few(0.5, 2), recall: few(1, 1), missed: 0 }),
];

const CALIBRATION = {
  method: "prior",
  verdicts: 23,
  needed: 50,
  rates: [0.001, 0.005, 0.02, 0.08, 0.25, 1],
  chances: [0.97, 0.92, 0.8, 0.56, 0.3, 0.12],
  brier: 0.17,
  brier_prior: 0.17,
  ece: 0.06,
  bins: [
    { predicted: 0.15, seen: share(0.22, 0.06, 0.55, 9) },
    { predicted: 0.45, seen: share(0.5, 0.19, 0.81, 6) },
    { predicted: 0.85, seen: share(0.88, 0.53, 0.98, 8) },
  ],
};

/** What had been learned when the story begins. */
export function learned(now, isEmpty) {
  const proposal = {
    proposal_id: "p-1",
    watch_id: "w-shop",
    at: iso(now - 9 * HOUR),
    direction: "tighten",
    budget_now: 1,
    budget_proposed: 0.45,
    judged: 9,
    kept: 4,
    right: 4,
    dropped: 4,
    wrong: 5,
    caught: 0,
    missed: 1,
    alarms_before: 0.7,
    alarms_after: 0.4,
    state: "open",
    person: "",
    decided_at: null,
    why: "",
  };
  const missed = {
    missed_id: "m-1",
    watch_id: "w-shop",
    version: 1,
    onset: iso(now - 220 * HOUR),
    person: "陳怡君",
    at: iso(now - 180 * HOUR),
    note: "地方社團的討論，我們沒有監測",
    is_withdrawn: false,
  };
  return {
    said: {},
    proposals: isEmpty ? [] : [proposal],
    missed: isEmpty ? [] : [missed],
    tallies: isEmpty ? [tally("", "", emptyTally())] : TALLIES,
    calibration: isEmpty ? { ...CALIBRATION, verdicts: 0, bins: [] } : CALIBRATION,
    backtests: [],
  };
}

function emptyTally() {
  const none = few(null, 0);
  return {
    warnings: 0,
    verdicts: {},
    missed: 0,
    precision: none,
    recall: none,
    in_time: none,
    lead_minutes: none,
    alarms_per_week: none,
  };
}

function ledger(query, state) {
  const wanted = (id) => !query.get("watch") || id === query.get("watch");
  const now = Date.now();
  return {
    since: iso(now - 182 * 24 * HOUR),
    until: iso(now),
    tallies: state.tallies.filter((one) => wanted(one.watch_id)),
    warnings: state.warnings
      .filter((one) => wanted(one.watch_id))
      .map((one) => ({
        warning_id: one.warning_id,
        watch_id: one.watch_id,
        opened_at: one.opened_at,
        closed_at: one.closed_at,
        peak: one.peak,
        rule: "seasonal.burst",
        rate_per_week: 0.02,
        chance: 0.8,
        lead_minutes: null,
        verdict: state.said[one.warning_id]?.[0] ?? null,
      })),
    missed: state.missed.filter((one) => wanted(one.watch_id)),
    proposals: state.proposals.filter((one) => wanted(one.watch_id)),
    calibration: state.calibration,
  };
}

function verdicts(method, id, body, state) {
  const warning = state.warnings.find((one) => one.warning_id === id);
  state.said[id] ??= [];
  const rows = state.said[id];
  if (method === "GET") return [200, rows];
  const one = {
    ...body,
    warning_id: id,
    watch_id: warning.watch_id,
    version: rows.length + 1,
    at: iso(Date.now()),
  };
  rows.unshift(one);
  return [201, one];
}

function missed(id, verb, body, state) {
  if (verb === "withdraw") {
    const one = state.missed.find((each) => each.missed_id === id);
    Object.assign(one, { is_withdrawn: true, version: one.version + 1, person: body.person });
    return [200, one];
  }
  const at = iso(Date.now());
  const one = { ...body, missed_id: `m-${Date.now()}`, version: 1, at, is_withdrawn: false };
  state.missed.unshift(one);
  return [201, one];
}

function proposals(id, verb, body, state) {
  if (!id) return [200, state.proposals.filter((one) => one.watch_id === body.watch_id)];
  const one = state.proposals.find((each) => each.proposal_id === id);
  const state_ = verb === "apply" ? "applied" : "declined";
  Object.assign(one, {
    state: state_,
    person: body.person,
    why: body.why,
    decided_at: iso(Date.now()),
  });
  return [200, one];
}

/** Answer what is learned; undefined for anything else. */
export function learning(method, [noun, id, verb], query, body, state) {
  if (noun === "ledger") return [200, ledger(query, state)];
  if (noun === "missed") return missed(id, verb, body, state);
  if (noun === "proposals") return proposals(id, verb, body, state);
  if (noun === "warnings" && verb === "verdicts") return verdicts(method, id, body, state);
  return undefined;
}
