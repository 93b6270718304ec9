// What a clock says at a moment: how long is left, or how late it is. All its moments are the server's.
import type { Clock } from "@/api/cases";

export type Phase = "calm" | "warned" | "late" | "met" | "met_late" | "stopped";

export interface Standing {
  phase: Phase;
  /** Seconds that are left, or that it is late by; of a clock that ended, how late it was met. */
  seconds: number;
  /** Of the time that it had, how much is gone: 0 to 1. */
  gone: number;
}

type Moments = Pick<
  Clock,
  "began_at" | "due_at" | "warn_at" | "state" | "met_at" | "late_s" | "climbed"
>;

const at = (iso: string): number => Date.parse(iso);

function ended(clock: Moments): Standing {
  if (clock.state === "stopped") return { phase: "stopped", seconds: 0, gone: 1 };
  return clock.late_s > 0
    ? { phase: "met_late", seconds: Math.floor(clock.late_s), gone: 1 }
    : { phase: "met", seconds: 0, gone: 1 };
}

/** Say how a clock stands at `now`, in ms of the server's time. */
export function standing(clock: Moments, now: number): Standing {
  if (clock.state !== "running") return ended(clock);
  const left = at(clock.due_at) - now;
  const span = Math.max(at(clock.due_at) - at(clock.began_at), 1);
  const gone = Math.min(1, Math.max(0, 1 - left / span));
  if (left <= 0)
    return { phase: "late", seconds: Math.floor((now - at(clock.due_at)) / 1000), gone };
  const phase = now >= at(clock.warn_at) ? "warned" : "calm";
  return { phase, seconds: Math.ceil(left / 1000), gone };
}

const two = (n: number): string => String(n).padStart(2, "0");
const DAY = 86_400;

/** Days apart from hours, minutes and seconds: a countdown that keeps its width. */
export function parts(seconds: number): { days: number; time: string } {
  const days = Math.floor(seconds / DAY);
  const rest = Math.floor(seconds % DAY);
  const time = [rest / 3600, (rest / 60) % 60, rest % 60].map((n) => two(Math.floor(n)));
  return { days, time: time.join(":") };
}

const ORDER: Record<Phase, number> = {
  late: 0,
  warned: 1,
  calm: 2,
  met_late: 3,
  met: 4,
  stopped: 5,
};

/** Late ones first, then what falls due next; what has ended comes last. */
export function inOrder(clocks: readonly Clock[], now: number): Clock[] {
  const rank = (one: Clock) => ORDER[standing(one, now).phase];
  return [...clocks].sort(
    (a, b) =>
      rank(a) - rank(b) || at(a.due_at) - at(b.due_at) || (a.clock_id < b.clock_id ? -1 : 1),
  );
}

/** Whether people say that a clock is met: others end with the answer or the words they stand for. */
export const endsByHand = (clock: Clock): boolean =>
  clock.task_id === "" || clock.code === "association";
