// What the reader answers of an invented post, and what people say of its answers.
const REASONS = ["quality", "safety", "delivery", "service", "price", "malfunction", "loss"];

/** The answers that stand beside the sentiment and emotion; `chance` draws. */
export function answers(sentiment, chance) {
  const isBad = sentiment === -1;
  const p_offence = isBad ? chance() * 0.75 : chance() * 0.2;
  const draws = Array.from({ length: 6 }, chance);
  return {
    p_sentiment: 0.55 + draws[0] * 0.44,
    p_emotion: 0.4 + draws[1] * 0.55,
    offence: p_offence > 0.4 && p_offence < 0.5 ? null : p_offence >= 0.5,
    p_offence,
    reason: isBad && draws[2] > 0.35 ? REASONS[Math.floor(draws[3] * REASONS.length)] : null,
    p_reason: isBad ? 0.45 + draws[3] * 0.5 : null,
    crisis_type: draws[4] > 0.93 ? "Caution and advice" : null,
    p_crisis_type: 0.5,
    p_informative: draws[5],
    p_verification: draws[4] > 0.8 ? 0.5 + draws[3] / 2 : 0.12,
    p_distress: draws[2] > 0.97 ? 0.71 : 0.04,
    copy_key: draws[0] > 0.7 ? "8812" : null,
    reader: "ngram 2.5e1f0a77",
    path: draws[1] > 0.75 ? "strong" : "fast",
  };
}

const SENTIMENTS = ["negative", "neutral", "positive"];
const told = (post, head) =>
  head === "sentiment"
    ? (SENTIMENTS[(post.sentiment ?? 9) + 1] ?? null)
    : typeof post[head] === "string"
      ? post[head]
      : null;

const refused = (status, code, facts) => [status, { title: "", status, code, facts }];

/** GET, POST and DELETE of /api/posts/{platform}/{post_id}/corrections. */
export function corrected(method, post, query, body, state) {
  state.corrections ??= {};
  const rows = state.corrections[post.id] ?? [];
  if (method === "GET") return [200, rows];
  const head = body.head ?? query.get("head");
  const former = rows.find((one) => one.head === head);
  const person = body.person ?? query.get("person");
  if (method === "DELETE") {
    const facts = { head, post_id: post.id, person: former?.person };
    if (!former?.label) return refused(404, "enrichment.unknown_correction", facts);
    if (former.person !== person) return refused(403, "enrichment.not_theirs", facts);
  }
  const one = {
    post_id: post.id,
    head,
    label: method === "DELETE" ? null : body.label,
    told: told(post, head),
    reader: post.reader,
    person,
    at: new Date().toISOString(),
    number: (former?.number ?? 0) + 1,
  };
  state.corrections[post.id] = [one, ...rows];
  return [method === "POST" ? 201 : 200, one];
}
