// Why something is frozen: for the level, or for those who should hear it first.
import type { Publication } from "@/api/statements";

type Kept = Pick<Publication, "state" | "fault" | "hear_first">;

/** Whether it stays in for those who should hear it first. */
export const isHeld = (one: Kept) =>
  one.state === "frozen" && one.fault === "statements.fault.out_of_turn";

/** What its state means: of those who hold it up, whether they have heard by now. */
export function meaningOf(one: Kept): string {
  if (!isHeld(one)) return one.state;
  return one.hear_first.length > 0 ? "held" : "heard";
}
