// What invented posts tell of together: one story a line of the story, the largest first.
const HOUR = 3_600_000;
const iso = (ms) => new Date(ms).toISOString();

const idOf = (n) => `3f2a9c0d51b7${n.toString(16).padStart(4, "0")}`;

function grouped(rows, keyOf) {
  const found = new Map();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}

function groups(state, watch) {
  const byText = grouped(
    state.held.filter((post) => !watch || post.watches.includes(watch)),
    (post) => post.text,
  );
  return [...byText.values()].sort((a, b) => b.length - a.length);
}

function counted(posts) {
  const by = grouped(posts, ({ platform }) => platform);
  return [...by]
    .map(([platform, rows]) => ({ platform, posts: rows.length * 9 }))
    .sort((a, b) => b.posts - a.posts);
}

function storyOf(watch, posts, n, now) {
  const id = idOf(n);
  const [first] = posts;
  const last = posts.at(-1);
  const spread = posts.toSorted((a, b) => b.reposts - a.reposts)[0];
  const platforms = counted(posts);
  const all = platforms.reduce((sum, one) => sum + one.posts, 0);
  const trend = Array.from({ length: 18 }, (_, h) => ({
    hour: iso(Math.floor(now / HOUR) * HOUR - (17 - h) * HOUR),
    posts: Math.round((all / 18) * Math.exp(-(((h - 12 - n) / 4) ** 2)) * 3),
  }));
  const copy = {
    copy_group: id,
    posts: Math.round(all / 3),
    accounts: Math.round(all / 4),
    first_at: last.created_at,
    last_at: first.created_at,
    within_s: 1440 + 900 * n,
  };
  return {
    story_id: id,
    watch_id: watch ?? "w-orbi",
    first_at: iso(now - 16 * HOUR),
    last_at: first.created_at,
    posts: all,
    copies: copy.posts,
    accounts: Math.round(all * 0.8),
    platforms,
    trend,
    label: n === 7 ? null : first.text,
    label_post: first.id,
    representatives: { central: [first.id], earliest: [last.id], spread: [spread.id] },
    largest_copy: n % 2 ? null : copy,
  };
}

export function stories(id, query, state) {
  const watch = query.get("watch");
  const found = groups(state, watch);
  const now = Date.now();
  if (!id) {
    const limit = Number(query.get("limit") ?? 50);
    return [200, found.slice(0, limit).map((posts, n) => storyOf(watch, posts, n, now))];
  }
  const n = found.findIndex((_, each) => idOf(each) === id);
  if (n < 0) return [404, { title: "", status: 404, code: "web.unknown_story", facts: {} }];
  return [200, { stories: [storyOf(null, found[n], n, now)], posts: found[n].slice(0, 50) }];
}
