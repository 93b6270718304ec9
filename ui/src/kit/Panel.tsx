import { type ReactNode, type Ref, useId } from "react";
import css from "./Panel.module.css";

interface Props {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  isFlush?: boolean;
  className?: string;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}

/** A titled part of a page. */
export function Panel({
  title,
  note,
  actions,
  isFlush = false,
  className = "",
  ref,
  children,
}: Props) {
  const id = useId();
  return (
    <section ref={ref} className={`${css.panel} ${className}`} aria-labelledby={id}>
      <header className={css.head}>
        <h2 id={id}>{title}</h2>
        {note && <span className={css.note}>{note}</span>}
        {actions && <div className={`${css.actions} no-print`}>{actions}</div>}
      </header>
      <div className={css.body} data-flush={isFlush}>
        {children}
      </div>
    </section>
  );
}
