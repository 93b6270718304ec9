// One timer for all that tells the time in the same steps.
import { useSyncExternalStore } from "react";

/** Make a hook that tells the time in ms, anew in every step. */
export function ticking(stepMs: number): () => number {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;

  const subscribe = (listener: () => void): (() => void) => {
    now = Date.now();
    listeners.add(listener);
    timer ??= setInterval(() => {
      now = Date.now();
      for (const tell of listeners) tell();
    }, stepMs);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
  const read = () => now;
  return () => useSyncExternalStore(subscribe, read, read);
}
