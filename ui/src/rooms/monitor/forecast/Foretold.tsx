import { useTranslation } from "react-i18next";
import type { Outlook } from "@/api/outlook";
import { useFormat } from "@/i18n/format";
import { besideYesterday } from "./error";
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

/** How far off it was, against the guess that anybody could make. */
function useError({ score }: Outlook): string {
  const { t } = useTranslation();
  const format = useFormat();
  const how = (told: number) => {
    const { code, share } = besideYesterday(told);
    return t(code, { n: format.percent(share) });
  };
  if (score.crps_day === null) return "";
  const day = how(score.crps_day);
  return score.crps_near === null
    ? t("ui.forecast.error_day", { day })
    : t("ui.forecast.error", { near: how(score.crps_near), day });
}

/** What is expected in words, and how earlier forecasts did: beside the band, never without it. */
export function Foretold({ outlook, stepS }: { outlook: Outlook; stepS: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const score = useScore(outlook);
  const error = useError(outlook);
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
      {outlook.is_learning && t("ui.forecast.learning")} {score} {error}
      {stepS < HOUR_S && ` ${t("ui.forecast.by_hour", { span: format.span(stepS) })}`}
    </p>
  );
}
