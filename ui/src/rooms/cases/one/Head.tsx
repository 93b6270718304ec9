import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { Button } from "@/kit/Button";
import { Chip } from "@/kit/Chip";
import { FirstWords } from "@/kit/deciding/FirstWords";
import { useMay } from "@/kit/deciding/may";
import { Icon } from "@/kit/Icon";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { Printed } from "@/kit/Printed";
import { Ago, At } from "@/kit/Time";
import { Deeds } from "./Deeds";
import css from "./Head.module.css";
import { Plan } from "./Plan";
import { Stage } from "./Stage";
import { Steps } from "./Steps";

function Facts({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <dl className={css.facts}>
      <div>
        <dt>{t("ui.case.opened")}</dt>
        <dd>
          <At at={one.opened_at} />{" "}
          <span className={css.quiet}>
            <Ago at={one.opened_at} /> · {t(`ui.case.opening.${one.opening}`)}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t("ui.warnings.peak")}</dt>
        <dd>
          <LevelBadge level={one.peak} size="s" />
        </dd>
      </div>
      <div>
        <dt>{t("ui.case.stage")}</dt>
        <dd>
          <Stage one={one} />
        </dd>
      </div>
      <div>
        <dt>{t("ui.cases.playbook")}</dt>
        <dd>
          <Plan one={one} />
        </dd>
      </div>
      <div>
        <dt>{t("ui.cases.zone")}</dt>
        <dd>
          {one.zone} {one.country}
        </dd>
      </div>
    </dl>
  );
}

/** What it is, how grave, in which step; and what may be done with the whole of it. */
export function Head({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <header className={css.head}>
      <Printed />
      <Link to="/cases" className={`${css.back} no-print`}>
        <Icon name="back" size={14} /> {t("ui.cases.title")}
      </Link>
      <div className={css.top}>
        <div className={css.title}>
          <LevelBadge level={one.level} size="l" />
          <h1>
            <PlainText text={one.name} />
          </h1>
          {one.is_simulated && <Chip>{t("ui.cases.simulated")}</Chip>}
          {!one.is_open && <Chip tone="good">{t("ui.case.is_closed")}</Chip>}
        </div>
        <div className={`${css.actions} no-print`}>
          {one.is_open && may("statement.open") && (
            <FirstWords of={{ case_id: one.case_id }} look="plain" />
          )}
          <Deeds one={one} />
          <Button icon="print" look="ghost" label={t("ui.case.print")} onClick={() => print()} />
        </div>
      </div>
      {one.is_open ? (
        <Steps one={one} />
      ) : (
        <p className={css.outcome}>
          <b>{t("ui.case.outcome")}</b> <PlainText text={one.outcome} />{" "}
          {one.closed_at && <At at={one.closed_at} />}
        </p>
      )}
      <Facts one={one} />
    </header>
  );
}
