// Who was told of a warning, the missing first.
const PRESENCE = { dead: "missing", accepted: "told" };
const ORDER = ["missing", "on_its_way", "told", "read"];

function rowOf(one) {
  const told_at = one.state === "accepted" ? one.created_at : null;
  const presence = one.acknowledged_at ? "read" : (PRESENCE[one.state] ?? "on_its_way");
  const { notice_id, channel, recipient, state, fault } = one;
  const read = { read_at: one.acknowledged_at ?? null, read_by: one.acknowledged_by ?? "" };
  const way = { notice_id, channel, recipient, state, fault, made_at: one.created_at, told_at };
  return {
    person_id: `${channel}:${recipient}`,
    name: recipient,
    presence,
    told_at,
    read_at: read.read_at,
    ways: [{ ...way, ...read }],
  };
}

export function roll(state, about) {
  const ids = new Set((state.changes[about] ?? []).map((change) => change.change_id));
  const rows = state.notices
    .filter((one) => ids.has(one.change_id))
    .map(rowOf)
    .sort((a, b) => ORDER.indexOf(a.presence) - ORDER.indexOf(b.presence));
  const counts = Object.fromEntries(
    ORDER.map((each) => [each, rows.filter((row) => row.presence === each).length]),
  );
  return [200, { about, counts, rows }];
}
