import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { putBudget, type Terms, terms } from "@/api/rulings";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { Panel } from "@/kit/Panel";
import { Slider } from "@/kit/Slider";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { useLive } from "@/live/store";
import { oftenLine, useAmount, useNamed, useSentences } from "../sentences";
import css from "./Rules.module.css";

const STEPS = Array.from({ length: 25 }, (_, n) => Math.round(0.0625 * 2 ** (n / 4) * 100) / 100);
const TOUCHES = ["terms", "rulebook"];

/** The step of the slider that lies nearest to a budget. */
export const stepOf = (budget: number): number =>
  STEPS.reduce((best, one, n) => {
    const beats = Math.abs(one - budget) < Math.abs((STEPS[best] ?? 0) - budget);
    return beats ? n : best;
  }, 0);

function Change({ told, onDone }: { told: Terms; onDone: () => void }) {
  const { t } = useTranslation();
  const amount = useAmount();
  const say = useSentences();
  const [step, setStep] = useState(() => stepOf(told.budget_per_week));
  const budgetAt = (n: number) => STEPS[n] ?? 1;
  return (
    <Decide
      words={t("ui.budget.words")}
      verb={t("ui.budget.put")}
      why={{ label: t("ui.action.reason"), hint: t("ui.budget.why_hint"), isNeeded: true }}
      touches={TOUCHES}
      act={({ person, why }) => putBudget(told.watch_id, budgetAt(step), person, why)}
      onDone={onDone}
    >
      <Slider
        label={t("ui.budget.label")}
        value={step}
        min={0}
        max={STEPS.length - 1}
        say={(n) => `${amount(budgetAt(n))} · ${say(oftenLine(budgetAt(n)))}`}
        onChange={setStep}
      />
    </Decide>
  );
}

function Told({ told }: { told: Terms }) {
  const { t } = useTranslation();
  const amount = useAmount();
  const say = useSentences();
  const named = useNamed();
  return (
    <div className={css.stack}>
      <p className={css.figure}>
        <b>{amount(told.budget_per_week)}</b> {t("ui.budget.a_week")}
      </p>
      <ul className={css.lines}>
        {told.lines.map((line) => (
          <li key={say(line)}>{say(line)}</li>
        ))}
      </ul>
      <p className={css.quiet}>
        {t("ui.versions.policy")} {told.policy}
        {told.preset && <> · {named(`warning.preset.${told.preset}`, told.preset)}</>}
        {told.periods.length > 0 && (
          <> · {t("ui.versions.periods", { names: told.periods.join(" · ") })}</>
        )}
      </p>
      <div className={css.buttons}>
        <Ask size="s" label={t("ui.budget.change")}>
          {(close) => <Change told={told} onDone={close} />}
        </Ask>
        <Ask size="s" look="ghost" label={t("ui.budget.take_back")}>
          {(close) => (
            <Decide
              words={t("ui.budget.take_back_words")}
              verb={t("ui.budget.take_back")}
              why={{ label: t("ui.action.reason"), isNeeded: true }}
              touches={TOUCHES}
              act={({ person, why }) => putBudget(told.watch_id, null, person, why)}
              onDone={close}
            />
          )}
        </Ask>
      </div>
    </div>
  );
}

/** A watch's false-alarm budget, in numbers and in the server's words. */
export function Budgets() {
  const { t } = useTranslation();
  const watches = useLive((state) => state.snapshot?.watches) ?? [];
  const [picked, setPicked] = useState("");
  const watch = picked || watches[0]?.watch.watch_id || "";
  const asked = useQuery({
    queryKey: ["terms", watch],
    queryFn: () => terms(watch),
    enabled: watch !== "",
  });
  return (
    <Panel title={t("ui.budget.title")} note={t("ui.budget.note")}>
      {watch === "" ? (
        <Empty title={t("ui.monitor.no_watch")} />
      ) : (
        <div className={css.stack}>
          <Choice
            label={t("ui.warnings.watch")}
            value={watch}
            options={watches.map((one) => ({ value: one.watch.watch_id, name: one.watch.name }))}
            onPick={setPicked}
          />
          {asked.data && <Told told={asked.data} />}
          {asked.error && <ProblemNote problem={problemOf(asked.error)} />}
          {asked.isPending && <Skeleton lines={4} />}
        </div>
      )}
    </Panel>
  );
}
