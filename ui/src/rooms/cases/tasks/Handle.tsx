import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import css from "./Tasks.module.css";

interface Props {
  name: string;
  onMove: (by: -1 | 1) => void;
  onDrag: (isOn: boolean) => void;
}

const BY: Record<string, -1 | 1> = { ArrowUp: -1, ArrowDown: 1 };

/** Where a row is taken: dragged by hand, or moved by the arrow keys while it has the focus. */
export function Handle({ name, onMove, onDrag }: Props) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  const isMoving = useRef(false);
  // A row that is moved in the page loses the focus: it is given back, unless it went elsewhere.
  useLayoutEffect(() => {
    if (!isMoving.current) return;
    if (document.activeElement === document.body) button.current?.focus();
    else isMoving.current = document.activeElement === button.current;
  });
  const press = (event: KeyboardEvent) => {
    const by = BY[event.key];
    if (!by) return;
    event.preventDefault();
    isMoving.current = true;
    onMove(by);
  };
  return (
    <button
      ref={button}
      type="button"
      className={`${css.handle} no-print`}
      aria-label={t("ui.task.handle", { task: name })}
      title={t("ui.task.handle_hint")}
      draggable
      onKeyDown={press}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", name);
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
    >
      <svg width="10" height="16" viewBox="0 0 10 16" aria-hidden="true">
        {[3, 8, 13].flatMap((y) =>
          [3, 7].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.2" fill="currentColor" />),
        )}
      </svg>
    </button>
  );
}
