// Snapshot, then events after its head. EventSource resumes by id on its own; when the server no
// longer holds our position it says `too_old`, and we begin again from a fresh snapshot.
import { ApiError, snapshot } from "@/api/client";
import type { Positioned, StreamEvent } from "@/api/stream";
import { begin, live, take } from "./store";

const KINDS: StreamEvent["kind"][] = [
  "posts",
  "minutes",
  "level",
  "warning",
  "source",
  "coverage",
  "notice",
  "watch",
  "promises",
  "changed",
];
const FRAME_MS = 250; // four renders a second read as live; sixty only burn the wall's CPU
const RETRY_MS = [1000, 2000, 5000, 10_000];

/**
 * Gathers events and hands them over at most once per frame (or per second in a hidden tab); the
 * first after a rest waits for nothing.
 */
export function gatherer(hand: (events: Positioned[]) => void) {
  let held: Positioned[] = [];
  let due: ReturnType<typeof setTimeout> | undefined;
  let handedAt = Number.NEGATIVE_INFINITY;
  const flush = () => {
    due = undefined;
    handedAt = performance.now();
    const events = held;
    held = [];
    if (events.length > 0) hand(events);
  };
  return {
    add(event: Positioned) {
      held.push(event);
      if (due !== undefined) return;
      const rest = handedAt + FRAME_MS - performance.now();
      if (document.hidden) due = setTimeout(flush, 1000);
      else due = setTimeout(() => requestAnimationFrame(flush), Math.max(rest, 0));
    },
    drop() {
      clearTimeout(due);
      due = undefined;
      held = [];
    },
  };
}

const problemOf = (reason: unknown) =>
  reason instanceof ApiError ? reason.problem : { status: 0, code: "ui.broken" };

/** Keep the store in step with the server until the returned function is called. */
export function follow(): () => void {
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  let isOver = false;
  const gathered = gatherer(take);

  function restart(delay: number) {
    source?.close();
    gathered.drop();
    clearTimeout(again);
    again = setTimeout(open, delay);
  }

  function listen(head: number) {
    source = new EventSource(`/api/stream?after=${head}`);
    let isBack = false;
    source.onopen = () => {
      failures = 0;
      if (isBack) void compare();
      isBack = true;
      live.setState({ link: "live", problem: null });
    };
    source.onerror = () => {
      live.setState({ link: "reconnecting" });
      // CLOSED: the browser has given up (an HTTP refusal); otherwise it resumes by itself.
      if (source?.readyState === EventSource.CLOSED) restart(delayOf(failures++));
    };
    source.addEventListener("too_old", () => restart(0));
    for (const kind of KINDS) source.addEventListener(kind, (told) => hear(kind, told));
  }

  /** After a break the server may be a newer one, with newer screens, or have a shorter feed. */
  async function compare() {
    try {
      const fresh = await snapshot();
      const before = live.getState().snapshot;
      if (isOver || !before) return;
      if (fresh.version !== before.version) location.reload();
      else if (fresh.head < before.head) restart(0);
    } catch {
      // the stream's own error brings us back here
    }
  }

  function hear(kind: StreamEvent["kind"], told: MessageEvent<string>) {
    const event = { kind, data: JSON.parse(told.data), position: Number(told.lastEventId) };
    gathered.add(event as Positioned);
  }

  async function open() {
    try {
      const fresh = await snapshot();
      if (isOver) return;
      begin(fresh);
      listen(fresh.head);
    } catch (reason) {
      if (isOver) return;
      live.setState({ problem: problemOf(reason), link: "reconnecting" });
      restart(delayOf(failures++));
    }
  }

  void open();
  return () => {
    isOver = true;
    clearTimeout(again);
    gathered.drop();
    source?.close();
  };
}

const delayOf = (failures: number): number =>
  RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 10_000;
