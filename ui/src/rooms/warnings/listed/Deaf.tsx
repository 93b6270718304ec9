import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Degradation } from "@/api/rulings";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Ago } from "@/kit/Time";
import { useWatchNames } from "./useBeside";
import css from "./WarningList.module.css";

/** Watches that hear too little: said first, because everything below depends on it. */
export function Deaf({ rows }: { rows: Degradation[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useWatchNames();
  if (rows.length === 0) return null;
  return (
    <section className={css.deaf} aria-label={t("ui.deaf.title")}>
      <h2>
        {t("ui.deaf.title")} <span>{rows.length}</span>
      </h2>
      <ul>
        {rows.map((one) => (
          <li key={one.degradation_id}>
            <b>{nameOf(one.watch_id)}</b> <Chip tone="warm">{t(`ui.deaf.${one.why}`)}</Chip>
            <span className={css.facts}>
              {t("ui.deaf.heard", { share: format.percent(one.coverage) })} ·{" "}
              <Ago at={one.begins_at} />
            </span>
          </li>
        ))}
      </ul>
      <p className={css.todo}>
        {t("ui.deaf.words")} <Link to="/sources">{t("ui.deaf.do")}</Link>
      </p>
    </section>
  );
}
