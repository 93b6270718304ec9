// Single keys and two-key sequences ("g m"), silent while someone is typing.
import { useEffect, useRef } from "react";

export type Keys = Record<string, (event: KeyboardEvent) => void>;

const SEQUENCE_MS = 900;
const handlers = new Set<React.RefObject<Keys>>();
let pending = "";
let pendingAt = 0;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isTyping(event.target) || document.querySelector('[role="dialog"], [role="menu"]')) return;
  const isSequel = pending !== "" && event.timeStamp - pendingAt < SEQUENCE_MS;
  const name = event.key === "Escape" ? "esc" : event.key;
  const key = isSequel ? `${pending} ${name}` : name;
  pending = event.key === "g" && !isSequel ? "g" : "";
  pendingAt = event.timeStamp;
  for (const handler of handlers) {
    const act = handler.current?.[key];
    if (!act) continue;
    event.preventDefault();
    act(event);
    return;
  }
}

/** Answer to these keys while the component is shown. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    if (handlers.size === 0) window.addEventListener("keydown", pressed);
    handlers.add(latest);
    return () => {
      handlers.delete(latest);
      if (handlers.size === 0) window.removeEventListener("keydown", pressed);
    };
  }, []);
}
