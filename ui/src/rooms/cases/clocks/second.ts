// One timer for every countdown of the page, in the server's time.
import { useSyncExternalStore } from "react";
import { useLive } from "@/live/store";

const TICK_MS = 1000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  now = Date.now();
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The server's time in ms, to a second. */
export function useSecond(): number {
  const skew = useLive((state) => state.skew);
  return useSyncExternalStore(subscribe, () => now) + skew;
}
