// The server's memory: what the snapshot shows and what the feed moves.
import { learned } from "./learning.mjs";
import { shelf } from "./risk.mjs";
import { ruled } from "./rulings.mjs";
import { chance, post, sources, WATCHES, watch } from "./story.mjs";

const HOUR = 3_600_000;
const iso = (ms) => new Date(ms).toISOString();
const ORDER = ["none", "blue", "yellow", "orange", "red"];

function reasons(n) {
  const rows = [
    ["seasonal.burst", "negative", 3600, 384, 6.2, 1 / 190, 0.58],
    ["seasonal.swell", "mentions", 21_600, 2210, 640.4, 1 / 11, 0.29],
    ["seasonal.burst", "mentions", 900, 96, 1.6, 1 / 420, 0.13],
  ];
  return rows
    .slice(0, n)
    .map(([rule, indicator, window_s, value, expected, rate_per_week, share]) => ({
      rule,
      indicator,
      window_s,
      value,
      expected,
      rate_per_week,
      rarity_weeks: 1 / rate_per_week,
      share,
    }));
}

function changesOf(id, watch_id, steps, evidence) {
  return steps
    .map(([ms, before, after, actor = "machine"], n) => ({
      change_id: `${id}-c${n}`,
      warning_id: id,
      watch_id,
      at: iso(ms),
      before,
      after,
      reasons: actor === "machine" ? reasons(Math.max(1, ORDER.indexOf(after) - 1)) : [],
      evidence,
      coverage: n % 2 ? 0.86 : 1,
      detector: "seasonal 1.2.0",
      actor,
    }))
    .reverse();
}

function warningOf(id, watch_id, name, steps, more = {}) {
  const after = steps.at(-1)[2];
  const peak = steps.map((s) => s[2]).sort((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a))[0];
  const isOpen = after !== "none";
  return {
    warning_id: id,
    watch_id,
    watch_name: name,
    level: after,
    view: { none: "none", blue: "low", yellow: "medium" }[after] ?? "high",
    peak,
    opened_at: iso(steps[0][0]),
    since: iso(steps.at(-1)[0]),
    closed_at: isOpen ? null : iso(steps.at(-1)[0]),
    acknowledged_by: "",
    acknowledged_at: null,
    actions: isOpen ? ["acknowledge", "stand_down"] : [],
    ...more,
  };
}

function notice(n, change, channel, recipient, state, more = {}) {
  return {
    notice_id: `n${n}`,
    change_id: change.change_id,
    watch_id: change.watch_id,
    level: change.after,
    channel,
    recipient,
    state,
    attempts: 1,
    created_at: change.at,
    next_at: null,
    acknowledged_by: "",
    acknowledged_at: null,
    proof: "",
    fault: "",
    ...more,
  };
}

export function fresh(now, isEmpty) {
  const held = Array.from({ length: isEmpty ? 0 : 420 }, (_, n) => post(now - n * 9000));
  const evidence = held.slice(0, 6).map((p) => p.id);
  const steps = {
    "ew-red": [
      "w-orbi",
      [
        [now - 2.9 * HOUR, "none", "blue"],
        [now - 2.6 * HOUR, "blue", "yellow"],
        [now - 2.1 * HOUR, "yellow", "orange"],
        [now - 1.4 * HOUR, "orange", "red"],
      ],
    ],
    "ew-shop": [
      "w-shop",
      [
        [now - 5.2 * HOUR, "none", "blue"],
        [now - 4.1 * HOUR, "blue", "orange"],
        [now - 1.1 * HOUR, "orange", "yellow"],
      ],
    ],
    "ew-recall": ["w-recall", [[now - 0.6 * HOUR, "none", "blue"]]],
    "ew-old": [
      "w-orbi",
      [
        [now - 61 * HOUR, "none", "yellow"],
        [now - 55 * HOUR, "yellow", "none"],
      ],
    ],
    "ew-older": [
      "w-shop",
      [
        [now - 190 * HOUR, "none", "orange"],
        [now - 170 * HOUR, "orange", "none", "林佳穎"],
      ],
    ],
  };
  const warnings = [];
  const changes = {};
  for (const [id, [watch_id, list]] of isEmpty ? [] : Object.entries(steps)) {
    const name = WATCHES.find(([w]) => w === watch_id)[1];
    warnings.push(warningOf(id, watch_id, name, list));
    changes[id] = changesOf(id, watch_id, list, evidence);
  }
  const shop = warnings.find((w) => w.warning_id === "ew-shop");
  if (shop)
    Object.assign(shop, {
      acknowledged_by: "陳怡君",
      acknowledged_at: iso(now - 3.9 * HOUR),
      actions: ["stand_down"],
    });
  const top = changes["ew-red"]?.[0];
  const notices = top
    ? [
        notice(1, top, "in_app", "war-room", "accepted", { proof: "shown" }),
        notice(2, top, "email", "duty@orbifruit.example", "accepted", {
          proof: "250 2.0.0 Ok: queued as 4F1",
        }),
        notice(3, top, "webhook", "https://hooks.example/tocsin", "retry", {
          attempts: 3,
          next_at: iso(now + 120_000),
          fault: "notices.http_503",
        }),
        notice(4, top, "email", "ceo@orbifruit.example", "in_doubt", { fault: "notices.timeout" }),
        ...(process.env.MOCK_BROKEN === "1"
          ? [
              notice(5, top, "email", "press@orbifruit.example", "dead", {
                fault: "notices.fault.no_proof",
              }),
            ]
          : []),
      ]
    : [];
  return {
    ...ruled(now, isEmpty),
    ...learned(now, isEmpty),
    shelf: isEmpty ? [] : shelf(now),
    head: 1000,
    held,
    warnings,
    changes,
    notices,
    sources: isEmpty ? [] : sources(now),
    watches: isEmpty
      ? []
      : WATCHES.map(([id, name, any, level]) => stateOf(watch(id, name, any), level, warnings)),
  };
}

export function stateOf(w, level, warnings) {
  const standing = warnings.find((x) => x.watch_id === w.watch_id && !x.closed_at);
  return {
    watch: w,
    level,
    since: standing?.since ?? null,
    warning_id: standing?.warning_id ?? null,
    coverage: { alive: 6, expected: 7, share: 6 / 7, oldest_fetch_s: 5520 },
  };
}

export function snapshotOf(state, now) {
  const standing = state.warnings
    .filter((w) => !w.closed_at)
    .sort((a, b) => ORDER.indexOf(b.level) - ORDER.indexOf(a.level));
  return {
    head: state.head,
    now: iso(now),
    version: "0.1.0",
    simulated: true,
    level: standing[0]?.level ?? "none",
    watches: state.watches,
    sources: state.sources,
    warnings: standing,
    notices: state.notices.filter((n) => n.channel === "in_app" && !n.acknowledged_at),
    promises: promisesOf(state),
    posts: state.held.slice(0, 200),
  };
}

const isDead = (one) => one.state === "dead" && !one.acknowledged_by;

/** MOCK_BROKEN=1: a notice reached nobody. */
export function promisesOf({ notices }) {
  const dead = notices.filter(isDead);
  const channels = [...new Set(dead.map((one) => one.channel))];
  return { kept: dead.length === 0, missing: 0, dead: dead.length, channels };
}

export const arrivals = (n, now) => Array.from({ length: n }, () => post(now - chance() * 900));
