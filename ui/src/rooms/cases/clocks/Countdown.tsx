import { useTranslation } from "react-i18next";
import type { Clock } from "@/api/cases";
import css from "./Clocks.module.css";
import { parts, standing } from "./countdown";
import { useSecond } from "./second";

interface Props {
  clock: Clock;
  /** Small, for a card. */
  isSmall?: boolean;
}

/** The time that is left or that it is late by, each second, with a word for how it stands. */
export function Countdown({ clock, isSmall = false }: Props) {
  const { t } = useTranslation();
  const { phase, seconds } = standing(clock, useSecond());
  const { days, time } = parts(seconds);
  const isCounting = phase === "calm" || phase === "warned" || phase === "late";
  return (
    <span className={css.countdown} data-phase={phase} data-small={isSmall} role="timer">
      <span className={css.phase}>{t(`ui.clocks.${phase}`)}</span>
      {(isCounting || phase === "met_late") && (
        <span className={css.figure}>
          {days > 0 && <span className={css.days}>{t("ui.clocks.days", { count: days })} </span>}
          {phase === "late" && "+"}
          {time}
        </span>
      )}
    </span>
  );
}
