// What each address of the contract answers: [status, body].
import { explained } from "./explained.mjs";
import { indicators } from "./figures.mjs";
import { layers } from "./layers.mjs";
import { learning } from "./learning.mjs";
import { models } from "./models.mjs";
import { corrected } from "./readings.mjs";
import { risk } from "./risk.mjs";
import { roll } from "./rolls.mjs";
import { rulings } from "./rulings.mjs";
import { promisesOf, snapshotOf, stateOf } from "./state.mjs";
import { stories } from "./stories.mjs";
import { trials } from "./trials.mjs";
import { understood } from "./understood.mjs";

const HEAT = { "w-orbi": 1, "w-shop": 0.22, "w-recall": 0.08 };
const problem = (status, code, detail, facts = {}) => [
  status,
  { type: "about:blank", title: "", status, code, facts, detail },
];
const missing = () => problem(404, "web.not_found", "There is nothing here.");

function found(state, query) {
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return state.held.filter(
    (p) =>
      words.every((word) => p.text.toLowerCase().includes(word)) &&
      (!query.get("watch") || p.watches.includes(query.get("watch"))) &&
      (!query.get("platform") || p.platform === query.get("platform")) &&
      (!query.get("lang") || p.lang === query.get("lang")) &&
      (!query.get("sentiment") || String(p.sentiment) === query.get("sentiment")) &&
      (!query.get("since") || p.created_at >= query.get("since")),
  );
}

function postsPage(state, query) {
  const rows = found(state, query);
  const limit = Number(query.get("limit") ?? 50);
  const from = query.get("before") ? rows.findIndex((p) => p.id === query.get("before")) + 1 : 0;
  const posts = rows.slice(from, from + limit);
  const next = from + limit < rows.length ? posts.at(-1).id : null;
  return [200, { posts, next, scanned: state.held.length * 37 }];
}

function postRoutes(method, [postId, verb], query, body, state) {
  const found = state.held.find((p) => p.id.endsWith(`/${postId}`));
  if (!found) return missing();
  return verb === "corrections" ? corrected(method, found, query, body, state) : [200, found];
}

function chart(state, id, query) {
  const changes = Object.values(state.changes)
    .flat()
    .filter((c) => c.watch_id === id);
  const hours = Number(query.get("hours") ?? 24);
  const step_s = Number(query.get("step_s") ?? 300);
  return indicators(id, { hours, step_s, heat: HEAT[id] ?? 0, changes }, Date.now());
}

function detail(state, warning) {
  const changes = state.changes[warning.warning_id] ?? [];
  const ids = new Set(changes[0]?.evidence);
  const opened = Date.parse(warning.opened_at);
  const until = warning.closed_at ? Date.parse(warning.closed_at) + 3_600_000 : Date.now();
  const hours = Math.ceil((until - opened) / 3_600_000) + 24;
  return {
    ...warning,
    changes: changes.map((change) => explained(state, change)),
    evidence_posts: state.held.filter((p) => ids.has(p.id)),
    notices: state.notices.filter((n) => changes.some((c) => c.change_id === n.change_id)),
    chart: indicators(
      warning.watch_id,
      { hours, step_s: 900, until, heat: HEAT[warning.watch_id], changes },
      Date.now(),
    ),
  };
}

function act(state, warning, verb, body, tell) {
  const at = new Date().toISOString();
  if (!body.person?.trim()) return problem(422, "warning.no_person", "Say who you are.");
  if (verb === "acknowledge")
    Object.assign(warning, {
      acknowledged_by: body.person,
      acknowledged_at: at,
      actions: ["stand_down"],
    });
  else standDown(state, warning, body, at, tell);
  tell("warning", { warning });
  return [200, warning];
}

function standDown(state, warning, body, at, tell) {
  const change = {
    change_id: `${warning.warning_id}-c${Date.now()}`,
    warning_id: warning.warning_id,
    watch_id: warning.watch_id,
    at,
    before: warning.level,
    after: "none",
    reasons: [],
    evidence: [],
    coverage: 0.86,
    detector: "seasonal 1.2.0",
    actor: body.person,
  };
  state.changes[warning.warning_id].unshift(change);
  Object.assign(warning, { level: "none", since: at, closed_at: at, actions: [] });
  const watched = state.watches.find((w) => w.watch.watch_id === warning.watch_id);
  Object.assign(watched, { level: "none", since: null, warning_id: null });
  tell("level", { change, warning, state: watched });
}

function watchRoutes(method, id, body, state, tell) {
  if (method === "GET" && id) {
    const one = state.watches.find((w) => w.watch.watch_id === id);
    return one ? [200, { ...one.watch, accounts: ["weibo:orbi_fan"] }] : missing();
  }
  if (method === "GET") return [200, state.watches];
  if (method === "POST" && id === "try") {
    const words = body.watch.any.map((w) => w.toLowerCase());
    const terms = body.texts.map((text) => words.filter((w) => text.toLowerCase().includes(w)));
    return [200, { matches: terms.map((t) => t.length > 0), terms }];
  }
  if (method === "DELETE") {
    state.watches = state.watches.filter((w) => w.watch.watch_id !== id);
    tell("watch", { removed: id });
    return [204, undefined];
  }
  if (body.patterns?.some((p) => p.includes("(")))
    return problem(
      422,
      "listening.bad_pattern",
      "The pattern “(” has a bracket that never closes.",
    );
  const saved = { ...body, watch_id: id ?? `w-${Date.now()}` };
  const old = state.watches.findIndex((w) => w.watch.watch_id === saved.watch_id);
  const next = old < 0 ? stateOf(saved, "none", []) : { ...state.watches[old], watch: saved };
  state.watches = old < 0 ? [...state.watches, next] : state.watches.with(old, next);
  tell("watch", { state: next });
  return [old < 0 ? 201 : 200, saved];
}

function warningRoutes(method, [id, verb], query, body, state, tell) {
  if (!id) {
    const open = query.get("open");
    const rows = state.warnings.filter(
      (w) =>
        (open === null || (open === "true") === !w.closed_at) &&
        (!query.get("watch") || w.watch_id === query.get("watch")),
    );
    return [200, rows.slice(0, Number(query.get("limit") ?? 50))];
  }
  const warning = state.warnings.find((w) => w.warning_id === id);
  if (!warning) return problem(404, "warning.unknown", "No such warning.");
  return method === "POST" ? act(state, warning, verb, body, tell) : [200, detail(state, warning)];
}

const CONNECTORS = [
  {
    name: "rss",
    mode: "poll",
    languages: [],
    backfill_window: "PT0S",
    blind_spots: ["connectors.rss.blind_comments"],
    settings_schema: {
      properties: { url: { type: "string", format: "uri" } },
      required: ["url"],
    },
  },
];

function quarantine(state, query) {
  const source = query.get("source");
  const faults = ["listening.bad_json", "listening.missing_time", "listening.bad_json"]
    .map((reason, n) => ({
      at: new Date(Date.now() - n * 60_000).toISOString(),
      source_id: state.sources[n]?.source_id ?? "s-gone",
      place: `line ${17 + n}`,
      reason,
      excerpt: `{"text": "<b>half a post \u202e ${n}`,
    }))
    .filter((fault) => state.sources.length > 0 && (!source || fault.source_id === source));
  return [200, { count: faults.length, faults }];
}

function noticeRoutes(method, id, query, body, state, tell) {
  if (id === "roll-call") return roll(state, query.get("about"));
  if (method === "GET") {
    const isWanted = (one) =>
      (!query.get("state") || one.state === query.get("state")) &&
      (query.get("unacknowledged") !== "true" || !one.acknowledged_by);
    return [200, state.notices.filter(isWanted)];
  }
  const one = state.notices.find((each) => each.notice_id === id);
  if (!one) return missing();
  Object.assign(one, { acknowledged_by: body.person, acknowledged_at: new Date().toISOString() });
  tell("notice", { notice: one });
  setTimeout(() => tell("promises", { promises: promisesOf(state) }), 3000);
  return [200, one];
}

export function answer(method, url, body, state, tell) {
  const [, , noun, id, verb, deed] = url.pathname.split("/");
  const query = url.searchParams;
  for (const part of [rulings, learning, trials]) {
    const told = part(method, [noun, id, verb], query, body, state);
    if (told) return told;
  }
  const told = understood(method, [noun, id, verb, deed], query, body, state);
  if (told) return told;
  if (noun === "risk") return risk(url.pathname, body, state);
  if (noun === "models") return models(method, [id, verb], body, state);
  if (noun === "stories") return stories(id, query, state);
  if (noun === "snapshot") return [200, snapshotOf(state, Date.now())];
  if (noun === "posts" && id) {
    return postRoutes(method, [decodeURIComponent(verb), deed], query, body, state);
  }
  if (noun === "posts") return postsPage(state, query);
  if (noun === "sources") return [200, state.sources];
  if (noun === "connectors") return [200, CONNECTORS];
  if (noun === "quarantine") return quarantine(state, query);
  if (noun === "notices") return noticeRoutes(method, id, query, body, state, tell);
  if (noun === "warnings") return warningRoutes(method, [id, verb], query, body, state, tell);
  if (noun !== "watches") return missing();
  if (verb === "layers") return [200, layers(state, id, query, HEAT[id] ?? 0)];
  if (verb === "indicators") return [200, chart(state, id, query)];
  if (verb === "accounts") {
    const rows = state.held.slice(0, 12).map((p, n) => ({
      account: p.account,
      posts: 64 - n * 5,
      reach: Math.round(910_000 / (n + 1)),
    }));
    return [200, HEAT[id] ? rows : []];
  }
  return watchRoutes(method, id, body, state, tell);
}
