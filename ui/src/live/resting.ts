// What changes all the time is asked for now and then, and never while nobody looks.
import { focusManager } from "@tanstack/react-query";

/** Asks at once and then rests: what is wanted meanwhile is asked for once, at the end of it. */
export function resting(ask: (key: string) => void, restOf: (key: string) => number) {
  const askedAt = new Map<string, number>();
  const due = new Map<string, ReturnType<typeof setTimeout>>();
  const unseen = new Set<string>();
  const go = (key: string) => {
    due.delete(key);
    if (!focusManager.isFocused()) {
      unseen.add(key);
      return;
    }
    askedAt.set(key, performance.now());
    ask(key);
  };
  const want = (key: string) => {
    if (due.has(key)) return;
    const before = askedAt.get(key) ?? Number.NEGATIVE_INFINITY;
    const rest = before + restOf(key) - performance.now();
    if (rest <= 0) go(key);
    else due.set(key, setTimeout(go, rest, key));
  };
  const unlook = focusManager.subscribe((isLooked) => {
    if (!isLooked) return;
    const keys = [...unseen];
    unseen.clear();
    for (const key of keys) go(key);
  });
  const stop = () => {
    unlook();
    for (const timer of due.values()) clearTimeout(timer);
  };
  return { want, stop };
}
