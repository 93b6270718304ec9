// What a turn of the release plan asks its text to be: of which kind, by which channel.
import type { Party, Turn } from "@/api/release";
import type { Kind, Place } from "@/api/statements";

const KINDS: Record<Party, Kind> = {
  enterprise: "internal",
  government: "update",
  public: "holding",
  media: "press",
};

const isMailed = (channel: string) => channel === "mail" || channel.startsWith("mail-");

/** The turn's own channel where it is one of ours; else the press's list, or our own page. */
export function presetOf(
  turn: Pick<Turn, "party" | "channel">,
  places: readonly Pick<Place, "channel">[],
): { kind: Kind; channel: string } {
  const ours = places.map((one) => one.channel);
  const toPress = turn.party === "media" ? ours.find(isMailed) : undefined;
  const channel = ours.includes(turn.channel) ? turn.channel : (toPress ?? "website");
  return { kind: KINDS[turn.party], channel };
}

/** Where a post is answered: its own platform where it is one of our places, else our own page. */
export function channelOf(postId: string, places: readonly Pick<Place, "channel">[]): string {
  const platform = postId.split("/", 1)[0] ?? "";
  return places.some((one) => one.channel === platform) ? platform : "website";
}
