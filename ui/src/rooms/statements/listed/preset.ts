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

type Known = readonly Pick<Place, "channel" | "is_inside">[];

/** Where words of a kind may go: what is for our own people goes nowhere else. */
export const placesFor = <T extends Pick<Place, "is_inside">>(kind: Kind, places: readonly T[]) =>
  places.filter((one) => kind !== "internal" || one.is_inside);

/** The turn's own channel where it is one of ours; else the press's list, or the first there is. */
export function presetOf(
  turn: Pick<Turn, "party" | "channel">,
  places: Known,
): { kind: Kind; channel: string } {
  const kind = KINDS[turn.party];
  const ours = placesFor(kind, places).map((one) => one.channel);
  const toPress = turn.party === "media" ? ours.find(isMailed) : undefined;
  const wished = ours.includes(turn.channel) ? turn.channel : toPress;
  return { kind, channel: channelFor(kind, wished, places) };
}

/** The channel that is wished for, or the first that words of this kind may go by. */
export function channelFor(kind: Kind, wished: string | undefined, places: Known): string {
  const ours = placesFor(kind, places).map((one) => one.channel);
  return wished && ours.includes(wished) ? wished : (ours[0] ?? wished ?? "website");
}

/** Where a post is answered: its own platform where it is one of our places, else our own page. */
export function channelOf(postId: string, places: readonly Pick<Place, "channel">[]): string {
  const platform = postId.split("/", 1)[0] ?? "";
  return places.some((one) => one.channel === platform) ? platform : "website";
}
