import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Scrolled } from "../Scrolled";
import css from "./Tables.module.css";

/** A table that may be wider than its place: it scrolls, by keys too. */
export function TableFrame({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Scrolled className={css.scroll} label={t("ui.table", { name: label })}>
      <table className={css.table}>{children}</table>
    </Scrolled>
  );
}
