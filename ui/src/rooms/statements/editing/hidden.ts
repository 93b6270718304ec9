// Marks that nobody sees: they hide, turn round or fake the words around them.
import { pieces } from "@/kit/text";

/** How many such marks a text holds. */
export const hiddenIn = (text: string): number =>
  pieces(text, []).filter((piece) => piece.kind === "control").length;

/** The text as it looks, without them. */
export const withoutHidden = (text: string): string =>
  pieces(text, [])
    .map((piece) => (piece.kind === "control" ? "" : piece.text))
    .join("");
