import type { ReactNode } from "react";
import css from "./Room.module.css";

/** A face of a room: its tabs, which do not scroll, above what does. */
export function Room({ tabs, children }: { tabs?: ReactNode; children: ReactNode }) {
  return (
    <div className={css.room}>
      {tabs}
      <div className={css.scroll}>{children}</div>
    </div>
  );
}
