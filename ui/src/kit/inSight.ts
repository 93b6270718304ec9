// What nobody sees is not kept up to date: it is asked for once, and anew when it comes into sight.
import type { Query } from "@tanstack/react-query";
import { type RefObject, useEffect, useRef, useState } from "react";

/** A ref for an element, and whether any of it is in sight. */
export function useInSight(): [RefObject<HTMLElement | null>, boolean] {
  const ref = useRef<HTMLElement>(null);
  const [isSeen, setSeen] = useState(true);
  useEffect(() => {
    const target = ref.current;
    if (!target) return;
    const watcher = new IntersectionObserver((told) =>
      setSeen(told.at(-1)?.isIntersecting ?? true),
    );
    watcher.observe(target);
    return () => watcher.disconnect();
  }, []);
  return [ref, isSeen];
}

/** A query's `enabled`: what was never told is asked for wherever it stands, for paper shows all. */
export const whileSeen =
  (isSeen: boolean) =>
  <T, E extends Error, D, K extends readonly unknown[]>({ state }: Query<T, E, D, K>): boolean =>
    isSeen || state.data === undefined;
