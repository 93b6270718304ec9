// Codes of this room in words.
import { useTranslation } from "react-i18next";
import { useNamed } from "@/kit/sentences";

const GOOD = new Set(["published", "signed"]);
const BAD = new Set(["in_doubt", "asked", "refused", "lapsed", "declined"]);
const WARM = new Set(["frozen", "by_hand"]);

export type Tone = "plain" | "good" | "bad" | "warm";

/** How a state looks: what is out and proven, what needs a person, what waits. */
export function toneOf(state: string): Tone {
  if (GOOD.has(state)) return "good";
  if (BAD.has(state)) return "bad";
  return WARM.has(state) ? "warm" : "plain";
}

export function useRoomWords() {
  const { t } = useTranslation();
  const named = useNamed();
  return {
    t,
    place: (channel: string) => named(`ui.place.${channel}`, channel),
    kind: (kind: string) => named(`ui.statement.kind.${kind}`, kind),
    standing: (state: string) => named(`ui.standing.${state}`, state),
    duty: (duty: string) => named(`ui.signing.duty.${duty}`, named(`cases.duty.${duty}`, duty)),
    aspect: (aspect: string) => named(`statements.aspect.${aspect}`, aspect),
    cluster: (cluster: string) => t(`statements.cluster.${cluster || "unjudged"}`),
  };
}
