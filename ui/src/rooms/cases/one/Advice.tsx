import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Panel } from "@/kit/Panel";
import css from "./CasePage.module.css";
import { SortForm } from "./SortForm";
import { may } from "./useCase";
import { Weigh } from "./Weigh";

/** What the theory would advise, why, and where it is known to fail: never a gate. */
export function Advice({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const { advice, sort } = one;
  const say = (codes: string[]) =>
    codes.map((code) => <li key={code}>{t(`cases.advice.${code}`)}</li>);
  const sorted = (["trigger", "kind", "origin"] as const)
    .map((name) => `${t(`ui.cases.${name}`)} ${t(`cases.${name}.${sort[name]}`)}`)
    .join(" · ");
  return (
    <Panel title={t("ui.advice.title")} note={t("ui.advice.note")}>
      <div className={css.advice}>
        <p className={css.cluster}>
          {advice.cluster ? t(`cases.cluster.${advice.cluster}`) : t("ui.advice.no_cluster")}
          <Chip tone={advice.is_confirmed ? "good" : "warm"}>
            {t(advice.is_confirmed ? "ui.advice.confirmed" : "ui.advice.proposed")}
          </Chip>
        </p>
        <p className={css.quiet}>{sorted}</p>
        <ol>{say([...advice.strategies, ...advice.supplements])}</ol>
        <h3>{t("ui.advice.because")}</h3>
        <ul>{say(advice.reasons)}</ul>
        {advice.exceptions.length > 0 && (
          <>
            <h3>{t("ui.advice.beware")}</h3>
            <ul>{say(advice.exceptions)}</ul>
          </>
        )}
        {one.is_open && (
          <div className={`${css.buttons} no-print`}>
            {may(one, "case.sort") && (
              <Ask
                size="s"
                look={advice.is_confirmed ? "plain" : "primary"}
                label={t("ui.advice.sort")}
              >
                {(close) => <SortForm one={one} onDone={close} />}
              </Ask>
            )}
            {may(one, "case.weigh") && (
              <Ask size="s" label={t("ui.advice.weigh")}>
                {(close) => <Weigh one={one} onDone={close} />}
              </Ask>
            )}
          </div>
        )}
      </div>
    </Panel>
  );
}
