import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase } from "@/api/cases";
import { hours } from "@/api/papers";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { MomentInput } from "@/kit/Moment";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Act } from "../acting/Act";
import { Tick } from "../acting/Tick";
import { may } from "../one/useCase";
import css from "./Papers.module.css";

const HOUR_MS = 3_600_000;
const ago = (n: number): string => new Date(Date.now() - n * HOUR_MS).toISOString();

function Log({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const [begins, setBegins] = useState(() => ago(8));
  const [ends, setEnds] = useState(() => ago(0));
  const [isStruggling, setStruggling] = useState(false);
  return (
    <Act
      words={t("ui.hours.log_words")}
      verb={t("ui.hours.log")}
      isReady={begins !== "" && ends !== "" && begins < ends}
      act={() =>
        onCase(one.case_id, "hours", {
          begins_at: begins,
          ends_at: ends,
          is_struggling: isStruggling,
        })
      }
      onDone={onDone}
    >
      <MomentInput label={t("ui.hours.from")} value={begins} onChange={setBegins} required />
      <MomentInput label={t("ui.hours.to")} value={ends} onChange={setEnds} required />
      <Tick
        label={t("ui.hours.relief")}
        hint={t("ui.hours.relief_hint")}
        isOn={isStruggling}
        onChange={setStruggling}
      />
    </Act>
  );
}

/** Who has worked how long within a day, those first whom somebody should ask how they are. */
export function Hours({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({
    queryKey: ["case", one.case_id, "hours"],
    queryFn: () => hours(one.case_id),
  });
  const log = may(one, "hours.log") && (
    <Ask size="s" icon="plus" label={t("ui.hours.log")}>
      {(close) => <Log one={one} onDone={close} />}
    </Ask>
  );
  return (
    <Panel
      title={t("ui.hours.title")}
      note={t(may(one, "hours.see") ? "ui.hours.note" : "ui.hours.note_own")}
      actions={log}
      isFlush
    >
      {asked.error && <ProblemNote problem={problemOf(asked.error)} />}
      {!asked.data && !asked.error && <Skeleton lines={3} />}
      {asked.data?.length === 0 && (
        <Empty title={t("ui.hours.none")}>{t("ui.hours.none_words")}</Empty>
      )}
      <ul>
        {asked.data?.map((each) => (
          <li key={each.user_id} className={css.paper}>
            <p className={css.line}>
              <b>
                <PlainText text={each.name} />
              </b>
              {t("ui.hours.worked", { hours: format.number(each.hours) })}
              {each.flag && (
                <span className={css.right}>
                  <Chip tone={each.flag === "long" ? "warm" : "bad"}>
                    {t(`ui.hours.flag.${each.flag}`)}
                  </Chip>
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
