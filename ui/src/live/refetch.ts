// What no snapshot holds is asked for again when the stream says that it changed.
import type { QueryClient } from "@tanstack/react-query";
import type { Changed } from "@/api/stream";
import { resting } from "./resting";
import { live } from "./store";

/** First words of the query keys that show each thing. */
const SHOWN: Record<Changed, readonly string[]> = {
  verdict: ["verdicts", "ledger", "warning"],
  missed: ["ledger"],
  proposals: ["ledger"],
  silence: ["silences", "withheld"],
  gathering: ["gatherings"],
  degradation: ["degradations"],
  budget: ["terms", "rulebook"],
  period: ["terms", "periods"],
  risk: ["risk"],
  stories: ["stories"],
  names: ["names"],
  entities: ["entities"],
  corrections: ["corrections", "post", "complaints"],
  models: ["models", "model"],
  writings: ["stories", "post"],
  case: ["cases", "case", "case-timeline", "inbox", "roll"],
  playbook: ["playbooks", "alike"],
  report: ["reports", "inbox"],
  negative: ["case", "inbox"],
  fact: ["facts", "draft", "case-timeline", "alike"],
  statement: ["statements", "statement", "draft", "case-timeline"],
  draft: ["draft", "asked", "versions", "statements", "statement", "inbox", "case-timeline"],
  publication: [
    "publications",
    "draft",
    "statements",
    "statement",
    "inbox",
    "release",
    "effects",
    "case-timeline",
    "alike",
  ],
  share: ["shares", "case-timeline"],
  turn: ["release", "inbox", "publications", "draft", "case-timeline"],
  break: ["glass", "inbox", "case-timeline"],
  consequence: ["consequences", "rulebook", "warning"],
  notice: ["roll", "told"],
  route: ["told"],
  duty: ["held", "rota", "directory", "told"],
  shift: ["held", "rota", "told"],
  person: ["held", "rota", "directory", "told"],
  department: ["directory"],
  stakeholder: ["directory"],
  media_contact: ["directory"],
  enquiry: ["directory"],
  expert: ["directory"],
  association: ["directory"],
  supplier: ["directory"],
  leader: ["directory"],
  outreach: ["directory", "effects"],
  policy: ["directory", "policy"],
  session: ["sessions"],
  user: ["users", "me"],
  codes: ["me"],
  passkey: ["passkeys", "me"],
};

/** What posts alone move moves all the time: it is asked for anew so seldom, and no oftener. */
const RESTS_MS: Readonly<Record<string, number>> = { stories: 15_000, names: 15_000 };
const REST_MS = 1000;
const restOf = (key: string): number => RESTS_MS[key] ?? REST_MS;

/** Have the queries of whatever changes fetched again, until the returned function is called. */
export function refetching(client: Pick<QueryClient, "invalidateQueries">): () => void {
  const { want, stop } = resting(
    (key) => void client.invalidateQueries({ queryKey: [key] }),
    restOf,
  );
  const unsubscribe = live.subscribe((state, before) => {
    if (state.begun > before.begun && before.begun > 0) void client.invalidateQueries();
    if (state.changed === before.changed) return;
    const news = Object.entries(state.changed).filter(
      ([what, times]) => times !== before.changed[what],
    );
    const known = news.filter(([what]) => Object.hasOwn(SHOWN, what));
    for (const key of new Set(known.flatMap(([what]) => SHOWN[what as Changed]))) want(key);
  });
  return () => {
    unsubscribe();
    stop();
  };
}
