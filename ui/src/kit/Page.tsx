import type { ReactNode } from "react";
import css from "./Page.module.css";
import { Printed } from "./Printed";
import { Back, type Way } from "./pages/Head";
import { Room } from "./pages/Room";

interface Props {
  title: string;
  words: string;
  actions?: ReactNode;
  /** Where it is one of many. */
  back?: Way;
  /** What stands above the title and does not scroll. */
  tabs?: ReactNode;
  children: ReactNode;
}

/** A page to be read from top to bottom: its title, what it is for, what may be done. */
export function Page({ title, words, actions, back, tabs, children }: Props) {
  return (
    <Room tabs={tabs}>
      <div className={css.page}>
        <Printed />
        {back && <Back way={back} />}
        <header className={css.head}>
          <div className={css.words}>
            <h1>{title}</h1>
            <p>{words}</p>
          </div>
          <div className={`${css.actions} no-print`}>{actions}</div>
        </header>
        {children}
      </div>
    </Room>
  );
}
