import { useTranslation } from "react-i18next";
import type { Outlook } from "@/api/outlook";
import { useFormat } from "@/i18n/format";
import css from "./Foretold.module.css";

const HOUR_S = 3600;

const known = (values: readonly (number | null)[]): number[] =>
  values.filter((value): value is number => value !== null);

function useScore({ score, band }: Outlook): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (score.coverage === null) return t("ui.forecast.unscored");
  return t("ui.forecast.scored", {
    count: score.forecasts,
    n: format.number(score.forecasts),
    days: score.days,
    share: format.percent(score.coverage),
    band: format.percent(band),
  });
}

/** What is expected in words, and how earlier forecasts did: beside the band, never without it. */
export function Foretold({ outlook, stepS }: { outlook: Outlook; stepS: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const score = useScore(outlook);
  const expected = known(outlook.expected);
  if (expected.length === 0) {
    return <p className={css.words}>{t("ui.forecast.too_little")}</p>;
  }
  return (
    <p className={css.words}>
      <b>{t("ui.forecast.label")}</b>{" "}
      {t("ui.forecast.summary", {
        next: format.compact(expected[0] ?? 0),
        low: format.compact(Math.min(...known(outlook.low))),
        high: format.compact(Math.max(...known(outlook.high))),
      })}{" "}
      {outlook.is_learning && t("ui.forecast.learning")} {score}
      {stepS < HOUR_S && ` ${t("ui.forecast.by_hour", { span: format.span(stepS) })}`}
    </p>
  );
}
