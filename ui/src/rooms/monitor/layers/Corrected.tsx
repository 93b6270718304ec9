import { useTranslation } from "react-i18next";
import type { Correction } from "@/api/layers";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import css from "./Layers.module.css";
import { newestFirst } from "./reading";

const MOST = 8;

/** Hours that were put right after they had been judged: nothing is corrected in silence. */
export function Corrected({ rows }: { rows: Correction[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return null;
  return (
    <section className={css.section} aria-label={t("ui.corrected.label")}>
      <h3>{t("ui.corrected.label")}</h3>
      <ul className={css.chips}>
        {newestFirst(rows)
          .slice(0, MOST)
          .map((one) => (
            <li key={one.at + one.kind}>
              <Chip title={t("ui.corrected.title", { at: format.moment(one.latest_at) })}>
                {format.moment(one.at)} ·{" "}
                {t(`ui.corrected.${one.kind}`, { n: format.compact(one.posts), count: one.posts })}
              </Chip>
            </li>
          ))}
      </ul>
      {rows.length > MOST && (
        <p className={css.quiet}>{t("ui.corrected.more", { count: rows.length - MOST })}</p>
      )}
    </section>
  );
}
