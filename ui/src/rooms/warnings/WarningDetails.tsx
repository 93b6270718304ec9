import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { WarningDetail } from "@/api/types";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import { FirstWords } from "@/kit/deciding/FirstWords";
import { useMay } from "@/kit/deciding/may";
import { Icon } from "@/kit/Icon";
import { LevelBadge } from "@/kit/Level";
import { OfCase } from "@/kit/OfCase";
import { Panel } from "@/kit/Panel";
import { Printed } from "@/kit/Printed";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Ago, At } from "@/kit/Time";
import { Actions } from "./Actions";
import { Kept, Silenced } from "./deciding/Silenced";
import { Silencing } from "./deciding/Silencing";
import { Verdicts } from "./deciding/Verdicts";
import { Around } from "./explained/Around";
import { Consequence } from "./explained/Consequence";
import { Evidence } from "./explained/Evidence";
import { ComesDown, InSentences, Versions } from "./explained/Grounds";
import { explanationOf, toldBy } from "./explained/newest";
import { Sureness } from "./explained/Sureness";
import { Wording } from "./explained/Wording";
import { History } from "./History";
import { Reasons } from "./Reasons";
import { Notices } from "./told/Notices";
import { useWarning } from "./useWarnings";
import css from "./WarningDetails.module.css";

function Head({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const may = useMay();
  // From orange on a warning has a case, and a case has first words.
  const isGrave = warning.level === "orange" || warning.level === "red";
  return (
    <header className={css.head}>
      <Printed />
      <Link to="/warnings" className={`${css.back} no-print`}>
        <Icon name="back" size={14} /> {t("ui.room.warnings")}
      </Link>
      <div className={css.title}>
        <LevelBadge level={warning.level} size="l" />
        <h1>{warning.watch_name}</h1>
      </div>
      <div className={css.actions}>
        <Actions warning={warning} />
        {isGrave && may("statement.open") && (
          <FirstWords of={{ warning_id: warning.warning_id }} look="plain" />
        )}
        {warning.closed_at === null && (
          <Ask label={t("ui.silence.begin_some")}>
            {(close) => (
              <Silencing watch={warning.watch_id} name={warning.watch_name} onDone={close} />
            )}
          </Ask>
        )}
        <Button icon="print" look="ghost" label={t("ui.warning.print")} onClick={() => print()} />
      </div>
      <dl className={css.facts}>
        <div>
          <dt>{t("ui.warning.opened")}</dt>
          <dd>
            <At at={warning.opened_at} />
          </dd>
        </div>
        <div>
          <dt>{t(warning.closed_at ? "ui.warning.closed" : "ui.warning.since")}</dt>
          <dd>
            <At at={warning.since} />{" "}
            <span className={css.quiet}>
              <Ago at={warning.since} />
            </span>
          </dd>
        </div>
        <div>
          <dt>{t("ui.warnings.peak")}</dt>
          <dd>
            <LevelBadge level={warning.peak} size="s" />
          </dd>
        </div>
        <div>
          <dt>{t("ui.warning.acknowledged")}</dt>
          <dd>
            {warning.acknowledged_at ? (
              <>
                {warning.acknowledged_by} <At at={warning.acknowledged_at} />
              </>
            ) : (
              t("ui.warning.nobody")
            )}
          </dd>
        </div>
        <OfCase warning={warning.warning_id} />
      </dl>
    </header>
  );
}

/** One early warning explains itself. */
export function WarningDetails({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useWarning(id);
  if (query.error && !query.data)
    return <ProblemNote problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data)
    return (
      <div className={css.page}>
        <Skeleton lines={9} height={18} />
      </div>
    );
  const warning = query.data;
  const told = explanationOf(warning);
  const change = toldBy(warning.changes);
  return (
    <article className={css.page}>
      <Head warning={warning} />
      <Silenced watch={warning.watch_id} />
      <div className={css.columns}>
        <div className={css.column}>
          <Panel title={t("ui.warning.why")} note={t("ui.warning.why_note")}>
            <Reasons changes={warning.changes} />
            <ComesDown warning={warning} />
            {change && <InSentences change={change} />}
          </Panel>
          <Around warning={warning} />
          <Evidence warning={warning} className={css.evidence} />
        </div>
        <div className={css.column}>
          <Verdicts warning={warning} />
          {told && <Consequence warning={warning} />}
          <Wording warning={warning} />
          {told && change && <Sureness change={change} told={told} />}
          <Panel title={t("ui.warning.history")}>
            <History changes={warning.changes} />
          </Panel>
          <Panel title={t("ui.warning.told")} isFlush>
            <Notices notices={warning.notices} />
            <Kept warning={warning.warning_id} />
          </Panel>
          {told && <Versions told={told} />}
        </div>
      </div>
    </article>
  );
}
