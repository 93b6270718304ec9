import { useTranslation } from "react-i18next";
import { STEPS } from "@/api/cases";
import type { Due, Plan, Play } from "@/api/playbooks";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Columns } from "@/kit/pages/One";
import { useCode, useWords } from "../words";
import { Levels } from "./Levels";
import { PlanClocks } from "./PlanClocks";
import css from "./Playbooks.module.css";
import { Wordings } from "./Wordings";

/** When something falls due, as a person says it. */
export function useDue(): (due: Due) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (due) => {
    if (!due.at) return format.span(due.after_s);
    if (due.days === 0) return t("ui.plans.at", { at: due.at });
    const key = due.is_working ? "ui.plans.working_days_at" : "ui.plans.days_at";
    return t(key, { count: due.days, at: due.at });
  };
}

function PlayRow({ play, names }: { play: Play; names: Map<string, string> }) {
  const { t } = useTranslation();
  const words = useWords();
  const code = useCode();
  const due = useDue();
  const done = words(play.done_when);
  const first = play.blocked_by.map((each) => names.get(each) ?? each).join(" · ");
  return (
    <li className={css.play}>
      <p className={css.line}>
        <b>
          <PlainText text={words(play.name)} />
        </b>
        <Chip>{code("cases.duty", play.role)}</Chip>
        {play.due_after && <Chip tone="accent">{due(play.due_after)}</Chip>}
        <Levels levels={play.levels} />
      </p>
      {done && (
        <p className={css.facts}>
          <PlainText text={done} />
        </p>
      )}
      {first && (
        <p className={css.facts}>
          {t("ui.task.waits")} <PlainText text={first} />
        </p>
      )}
    </li>
  );
}

/** A plan as people read it: its plays step by step, its clocks, what is said to whom. */
export function PlanView({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const words = useWords();
  const code = useCode();
  const names = new Map(plan.plays.map((play) => [play.code, words(play.name)]));
  return (
    <Columns
      main={
        <Panel title={t("ui.plans.plays")} note={String(plan.plays.length)} isFlush>
          {STEPS.map((step) => {
            const some = plan.plays.filter((play) => play.step === step);
            return some.length === 0 ? null : (
              <section key={step}>
                <h3 className={css.step}>{t(`cases.step.${step}`)}</h3>
                <ol>
                  {some.map((play) => (
                    <PlayRow key={play.code} play={play} names={names} />
                  ))}
                </ol>
              </section>
            );
          })}
        </Panel>
      }
      side={
        <>
          <Panel title={t("ui.clocks.title")} note={String(plan.clocks.length)} isFlush>
            <PlanClocks clocks={plan.clocks} sources={plan.sources} />
          </Panel>
          <Panel title={t("ui.team.title")}>
            <p className={css.chips}>
              {plan.team.map((duty) => (
                <Chip key={duty}>{code("cases.duty", duty)}</Chip>
              ))}
            </p>
          </Panel>
          <Wordings plan={plan} />
        </>
      }
    />
  );
}
