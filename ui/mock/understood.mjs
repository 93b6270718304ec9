// Complaints, names and pictures of invented posts.
const REASONS = ["safety", "quality", "service", null];
const iso = (ms) => new Date(ms).toISOString();

function complaints(state, query) {
  const watch = query.get("watch");
  const bad = state.held.filter((one) => one.sentiment === -1 && one.watches.includes(watch));
  const themes = REASONS.map((reason, n) => {
    const rows = bad.filter((_, place) => place % REASONS.length === n);
    const counts = Array.from({ length: 24 }, (_, h) =>
      Math.round(40 * Math.exp(-(((h - 17 - n) / 5) ** 2))),
    );
    return {
      reason,
      posts: counts.reduce((sum, one) => sum + one, 0),
      texts: 96 - 20 * n,
      share: [0.52, 0.24, 0.15, 0.09][n],
      usual_share: [0.04, 0.26, 0.16, null][n],
      ratio: [13, 0.92, 0.94, null][n],
      trend: ["rising", "steady", "falling", "too_few"][n],
      counts,
      examples: rows.slice(0, 3).map((one) => ({
        id: one.id,
        text: one.text,
        platform: one.platform,
        first_at: one.created_at,
        posts: 21,
        accounts: 18,
        reposts: one.reposts ?? 0,
      })),
    };
  }).filter((one) => one.examples.length > 0);
  const now = Date.now();
  return {
    watch_id: watch,
    since: iso(now - 86_400_000),
    until: iso(now),
    usual_since: iso(now - 30 * 86_400_000),
    step: "hour",
    at: [],
    posts: 380,
    texts: 96,
    themes,
  };
}

function fresh(state, watch) {
  state.entities ??= [];
  state.names ??= ["華燈電子公司", "陳小雨", "《長夜燈火》", "X200", "Dana Whitlock", "#退款"].map(
    (name, n) => ({
      watch_id: watch,
      name: name.replace(/[《》]/g, ""),
      kind: ["organisation", "person", "work", "product", "name", "topic"][n],
      posts: 64 - 9 * n,
      texts: 41 - 6 * n,
      accounts: 58 - 9 * n,
      posts_before: n,
      read: 4000,
      read_before: 8000,
      score: 124.6 - 20 * n,
      first_at: iso(Date.now() - 3_600_000),
      last_at: iso(Date.now()),
      examples: state.held.slice(n, n + 2).map(({ id, text }) => ({ id, text })),
      state: "open",
      decision: null,
      entity_id: null,
      person: null,
      decided_at: null,
    }),
  );
}

function entities(method, [watch, id], body, state) {
  fresh(state, watch);
  if (method === "GET")
    return [
      200,
      state.entities.map((one) => ({
        ...one,
        posts: 212,
        texts: 96,
        accounts: 187,
        posts_before: 31,
        is_drawn: false,
      })),
    ];
  const at = iso(Date.now());
  const old = state.entities.find((one) => one.entity_id === id);
  state.entities = state.entities.filter((one) => one.entity_id !== id);
  if (method === "DELETE") return [200, old];
  const made = { ...body, watch_id: watch, entity_id: id ?? `e${Date.now()}`, at };
  state.entities.push(made);
  return [method === "POST" ? 201 : 200, made];
}

function names(method, watch, query, body, state) {
  fresh(state, watch);
  if (method === "GET")
    return [200, state.names.filter((one) => one.state === (query.get("state") ?? "open"))];
  const one = state.names.find(({ name }) => name === (body.name ?? query.get("name")));
  const isUndone = method === "DELETE";
  Object.assign(one, {
    state: isUndone ? "open" : "decided",
    decision: isUndone ? null : body.decision,
    person: isUndone ? null : body.person,
  });
  if (body.decision === "entity")
    entities(
      "POST",
      [watch],
      { kind: body.kind, name: one.name, aliases: [], exclusions: [], person: body.person },
      state,
    );
  return [200, one];
}

function pictures(state, id) {
  const at = state.held.findIndex((one) => one.id === id);
  if (at % 2) return [200, []];
  const same = state.held
    .slice(at + 1, at + 3)
    .map((one) => ({ post_id: one.id, media: "1.jpg", bits: 2 }));
  return [
    200,
    [
      {
        media: "4711-1.jpg",
        width: 1080,
        height: 1440,
        hash: "c3b1e49c1e63b0cd",
        picture_text: "充電寶自燃，請立即退款",
        confidence: 0.98,
        reader: "rapidocr 3",
        fault: "",
        same,
      },
    ],
  ];
}

export function understood(method, [noun, id, verb, deed], query, body, state) {
  if (noun === "complaints" && id === "sheet") return [200, {}];
  if (noun === "complaints") return [200, complaints(state, query)];
  if (noun === "watches" && verb === "entities") return entities(method, [id, deed], body, state);
  if (noun === "watches" && verb === "names") return names(method, id, query, body, state);
  if (noun === "posts" && deed === "same-picture")
    return pictures(state, `${decodeURIComponent(id)}/${decodeURIComponent(verb)}`);
  return null;
}
