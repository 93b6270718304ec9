import type { ReactNode } from "react";
import css from "./Tables.module.css";

/** A table that may be wider than its place: it scrolls, by keys too. */
export function TableFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={css.scroll} tabIndex={0} aria-label={label}>
      <table className={css.table}>{children}</table>
    </section>
  );
}
