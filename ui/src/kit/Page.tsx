import type { ReactNode } from "react";
import css from "./Page.module.css";

interface Props {
  title: string;
  words: string;
  actions?: ReactNode;
  /** What stands above the title and does not scroll. */
  tabs?: ReactNode;
  children: ReactNode;
}

/** A page to be read from top to bottom: its title, what it is for, what may be done. */
export function Page({ title, words, actions, tabs, children }: Props) {
  return (
    <div className={css.room}>
      {tabs}
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
