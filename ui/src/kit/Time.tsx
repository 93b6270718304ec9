import { useSyncExternalStore } from "react";
import { useFormat } from "@/i18n/format";

// One clock for the page, so that a hundred relative times cost one timer.
const TICK_MS = 5000;
const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
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

/** The time, to five seconds. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);

/** How long ago (on paper, which does not tick, not at all), with the hour in the viewer's zone beside it and UTC on hover. */
export function Ago({ at }: { at: string }) {
  const format = useFormat();
  const age = (useNow() - Date.parse(at)) / 1000;
  return (
    <time className="no-print" dateTime={at} title={`${format.full(at)} · ${format.utc(at)}`}>
      {format.ago(age)}
    </time>
  );
}

/** A moment; UTC on hover. */
export function At({ at, isShort = false }: { at: string; isShort?: boolean }) {
  const format = useFormat();
  return (
    <time dateTime={at} title={`${format.full(at)} · ${format.utc(at)}`}>
      {isShort ? format.time(at) : format.moment(at)}
    </time>
  );
}
