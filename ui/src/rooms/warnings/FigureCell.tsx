import { useTranslation } from "react-i18next";
import type { Figure } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Interval } from "@/kit/Interval";
import css from "@/kit/tables/Tables.module.css";

interface Props {
  figure: Figure & { is_enough?: boolean };
  most: number;
  say: (value: number) => string;
}

/** A figure with its interval; where it is told from too little, that and nothing else. */
export function FigureCell({ figure, most, say }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { value, low, high } = figure;
  if (figure.is_enough === false) {
    return (
      <span className={css.few}>{t("ledger.few", { count: Math.round(figure.of) as never })}</span>
    );
  }
  if (value === null) return <span className={css.few}>{t("ui.figure.never")}</span>;
  if (low === null || high === null) {
    return (
      <span className={css.open}>
        <b>{say(value)}</b> {low !== null && t("ui.figure.at_least", { n: say(low) })}
      </span>
    );
  }
  return (
    <span title={t("ui.figure.of", { n: format.number(figure.of) })}>
      <Interval value={value} low={low} high={high} most={most} say={say} />
    </span>
  );
}
