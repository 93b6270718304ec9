import { useTranslation } from "react-i18next";
import type { WarningDetail } from "@/api/types";
import { Ask } from "@/kit/deciding/Ask";
import { FirstWords } from "@/kit/deciding/FirstWords";
import { useMay } from "@/kit/deciding/may";
import { LevelBadge } from "@/kit/Level";
import { OfCase, OpeningCase } from "@/kit/OfCase";
import { Panel } from "@/kit/Panel";
import { Aside, Fact, Facts, Head } from "@/kit/pages/Head";
import { Columns, One } from "@/kit/pages/One";
import { RollCall } from "@/kit/roll/RollCall";
import { Ago, At } from "@/kit/Time";
import { Actions } from "./Actions";
import { firedIn } from "./deciding/rules";
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
import { useWarning } from "./useWarnings";
import css from "./WarningDetails.module.css";

function Top({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const may = useMay();
  // From orange on a warning has a case, and a case has first words.
  const isGrave = warning.level === "orange" || warning.level === "red";
  return (
    <Head
      back={{ to: "/warnings", words: t("ui.room.warnings"), isBeside: true }}
      level={warning.level}
      title={warning.watch_name}
      actions={
        <>
          <Actions warning={warning} />
          <OpeningCase warning={warning.warning_id} />
          {isGrave && may("statement.open") && (
            <FirstWords of={{ warning_id: warning.warning_id }} look="plain" />
          )}
          {warning.closed_at === null && (
            <Ask label={t("ui.silence.begin_some")}>
              {(close) => (
                <Silencing
                  watch={warning.watch_id}
                  name={warning.watch_name}
                  fired={firedIn(warning.changes)}
                  onDone={close}
                />
              )}
            </Ask>
          )}
        </>
      }
    >
      <Facts>
        <Fact name={t("ui.warning.opened")}>
          <At at={warning.opened_at} />
        </Fact>
        <Fact name={t(warning.closed_at ? "ui.warning.closed" : "ui.warning.since")}>
          <At at={warning.since} />
          <Aside>
            <Ago at={warning.since} />
          </Aside>
        </Fact>
        {warning.view !== "none" && (
          <Fact name={t("ui.warning.view")}>{t(`warning.view.${warning.view}`)}</Fact>
        )}
        <Fact name={t("ui.warnings.peak")}>
          <LevelBadge level={warning.peak} size="s" />
        </Fact>
        <Fact name={t("ui.warning.acknowledged")}>
          {warning.acknowledged_at ? (
            <>
              {warning.acknowledged_by} <At at={warning.acknowledged_at} />
            </>
          ) : (
            t("ui.warning.nobody")
          )}
        </Fact>
        <OfCase warning={warning.warning_id} />
      </Facts>
    </Head>
  );
}

function Whole({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const told = explanationOf(warning);
  const change = toldBy(warning.changes);
  const main = (
    <>
      <Panel title={t("ui.warning.why")} note={t("ui.warning.why_note")}>
        <Reasons changes={warning.changes} />
        <ComesDown warning={warning} />
        {change && <InSentences change={change} />}
      </Panel>
      <Around warning={warning} />
      <Evidence warning={warning} className={css.evidence} />
    </>
  );
  const side = (
    <>
      <Verdicts warning={warning} />
      {told && <Consequence warning={warning} />}
      <Wording warning={warning} />
      {told && change && <Sureness change={change} told={told} />}
      <Panel title={t("ui.warning.history")}>
        <History changes={warning.changes} />
      </Panel>
      <RollCall about={warning.warning_id} notices={warning.notices}>
        <Kept warning={warning.warning_id} />
      </RollCall>
      {told && <Versions told={told} />}
    </>
  );
  return (
    <>
      <Top warning={warning} />
      <Silenced watch={warning.watch_id} />
      <Columns className={css.columns} main={main} side={side} />
    </>
  );
}

/** One early warning explains itself. */
export function WarningDetails({ id }: { id: string }) {
  const query = useWarning(id);
  return <One asked={query}>{(warning) => <Whole warning={warning} />}</One>;
}
