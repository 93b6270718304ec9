import type { ReactNode } from "react";
import css from "./RoomPage.module.css";
import { RoomTabs, type Tab } from "./RoomTabs";

interface Props {
  here: Tab;
  title: string;
  words: string;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of this room besides the warnings themselves. */
export function RoomPage({ here, title, words, actions, children }: Props) {
  return (
    <div className={css.room}>
      <RoomTabs here={here} />
      <div className={css.scroll}>
        <div className={css.page}>
          <header className={css.head}>
            <div className={css.words}>
              <h1>{title}</h1>
              <p>{words}</p>
            </div>
            <div className={`${css.actions} no-print`}>{actions}</div>
          </header>
          {children}
        </div>
      </div>
    </div>
  );
}
