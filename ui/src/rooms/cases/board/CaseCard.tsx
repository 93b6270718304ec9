import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Card } from "@/api/cases";
import { Chip } from "@/kit/Chip";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { Ago } from "@/kit/Time";
import { Countdown } from "../clocks/Countdown";
import { useWords } from "../words";
import css from "./Board.module.css";

/** One case in short: how grave, how old, what falls due next, who leads it, what is left. */
export function CaseCard({ one }: { one: Card }) {
  const { t } = useTranslation();
  const words = useWords();
  const clock = one.next_clock;
  return (
    <article className={css.card} data-level={one.level}>
      <div className={css.top}>
        <LevelBadge level={one.level} size="s" isShort />
        <span className={css.age}>
          <Ago at={one.opened_at} />
        </span>
      </div>
      <h3 className={css.name}>
        <Link to="/cases/$id" params={{ id: one.case_id }}>
          <PlainText text={one.name} />
        </Link>
      </h3>
      {clock && (
        <div className={css.clock}>
          <span className={css.facts}>
            <PlainText text={words(clock.name)} />
          </span>
          <Countdown clock={clock} isSmall />
        </div>
      )}
      <dl className={css.rows}>
        <div>
          <dt>{t("cases.duty.lead")}</dt>
          <dd data-gap={!one.lead}>
            {one.lead ? <PlainText text={one.lead} /> : t("ui.cases.nobody")}
          </dd>
        </div>
        <div>
          <dt>{t("ui.cases.left")}</dt>
          <dd>{t("ui.cases.left_of", { left: one.tasks_open, all: one.tasks_all })}</dd>
        </div>
      </dl>
      <p className={css.chips}>
        {one.tasks_late > 0 && (
          <Chip tone="bad">{t("ui.cases.late", { count: one.tasks_late })}</Chip>
        )}
        {one.gaps > 0 && <Chip tone="warm">{t("ui.cases.gaps", { count: one.gaps })}</Chip>}
        {one.is_simulated && <Chip>{t("ui.cases.simulated")}</Chip>}
      </p>
    </article>
  );
}
