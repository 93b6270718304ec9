import { Act as Any, type Deed } from "@/kit/deciding/Act";

/** Everything of a case is asked for anew once something was done to it. */
export const TOUCHES = [
  "case",
  "cases",
  "case-timeline",
  "release",
  "shares",
  "roll",
  "reports",
  "playbooks",
];

const MOST = 20_000;

type Props = Omit<Deed, "touches" | "below"> & { act: (why: string) => Promise<unknown> };

/** A deed of whoever is signed in, done to a case. */
export function Act({ why, ...deed }: Props) {
  return <Any {...deed} why={why && { most: MOST, ...why }} touches={TOUCHES} />;
}
