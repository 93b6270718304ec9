import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import css from "./Tables.module.css";

/** A table that may be wider than its place: it scrolls, by keys too. */
export function TableFrame({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className={css.scroll} tabIndex={0} aria-label={t("ui.table", { name: label })}>
      <table className={css.table}>{children}</table>
    </section>
  );
}
