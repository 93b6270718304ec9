import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { Chip } from "@/kit/Chip";
import { FirstWords } from "@/kit/deciding/FirstWords";
import { useMay } from "@/kit/deciding/may";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { Aside, Fact, Facts, Head } from "@/kit/pages/Head";
import { Ago, At } from "@/kit/Time";
import { Deeds } from "./Deeds";
import { Plan } from "./Plan";
import { Stage } from "./Stage";
import { Steps } from "./Steps";
import css from "./Top.module.css";

function Standing({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <Facts>
      <Fact name={t("ui.case.opened")}>
        <At at={one.opened_at} />
        <Aside>
          <Ago at={one.opened_at} /> · {t(`ui.case.opening.${one.opening}`)}
        </Aside>
      </Fact>
      <Fact name={t("ui.warnings.peak")}>
        <LevelBadge level={one.peak} size="s" />
      </Fact>
      <Fact name={t("ui.case.stage")}>
        <Stage one={one} />
      </Fact>
      <Fact name={t("ui.cases.playbook")}>
        <Plan one={one} />
      </Fact>
      <Fact name={t("ui.cases.zone")}>
        {one.zone} {one.country}
      </Fact>
    </Facts>
  );
}

/** What it is, how grave, in which step; and what may be done with the whole of it. */
export function Top({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <Head
      back={{ to: "/cases", words: t("ui.cases.title") }}
      level={one.level}
      title={<PlainText text={one.name} />}
      marks={
        <>
          {one.is_simulated && <Chip>{t("ui.cases.simulated")}</Chip>}
          {!one.is_open && <Chip tone="good">{t("ui.case.is_closed")}</Chip>}
        </>
      }
      actions={
        <>
          {one.is_open && may("statement.open") && (
            <FirstWords of={{ case_id: one.case_id }} look="plain" />
          )}
          <Deeds one={one} />
        </>
      }
    >
      {one.is_open ? (
        <Steps one={one} />
      ) : (
        <p className={css.outcome}>
          <b>{t("ui.case.outcome")}</b> <PlainText text={one.outcome} />{" "}
          {one.closed_at && <At at={one.closed_at} />}
        </p>
      )}
      <Standing one={one} />
    </Head>
  );
}
