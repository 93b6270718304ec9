import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase, STEPS, type Step } from "@/api/cases";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { Icon } from "@/kit/Icon";
import { ProblemNote, problemOf } from "@/kit/States";
import { Act, TOUCHES } from "../acting/Act";
import css from "./Top.module.css";
import { may } from "./useCase";

function Elsewhere({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const others = one.next_steps.filter((each) => each.needs_reason).map((each) => each.step);
  const [to, setTo] = useState<string>(others[0] ?? one.step);
  return (
    <Act
      words={t("ui.case.step_words")}
      verb={t("ui.case.step_go")}
      why={{ label: t("ui.action.reason"), hint: t("ui.case.step_hint"), isNeeded: true }}
      act={(reason) => onCase(one.case_id, "step", { to, reason, expected: one.revision })}
      onDone={onDone}
    >
      <Choice
        label={t("ui.case.step_to")}
        value={to}
        options={others.map((value) => ({ value, name: t(`cases.step.${value}`) }))}
        onPick={setTo}
      />
    </Act>
  );
}

function Next({ one, to }: { one: CaseDetail; to: Step }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const go = useMutation({
    mutationFn: () => onCase(one.case_id, "step", { to, expected: one.revision }),
    onSettled: () =>
      Promise.all(TOUCHES.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <>
      <Button size="s" look="primary" onClick={() => go.mutate()} disabled={go.isPending}>
        {t("ui.case.step_next", { step: t(`cases.step.${to}`) })}
      </Button>
      {go.error && <ProblemNote problem={problemOf(go.error)} />}
    </>
  );
}

/** The six steps and where the case stands; on to the next at once, elsewhere for a reason. */
export function Steps({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const here = STEPS.indexOf(one.step);
  const next = one.next_steps.find((each) => !each.needs_reason)?.step;
  const when = (place: number) => (place === here ? "now" : place < here ? "past" : "ahead");
  return (
    <div className={css.steps}>
      <ol className={css.path} aria-label={t("ui.case.steps")}>
        {STEPS.map((step, place) => (
          <li
            key={step}
            className={css.step}
            data-when={when(place)}
            aria-current={place === here ? "step" : undefined}
          >
            {place < here ? <Icon name="check" size={12} /> : <span>{place + 1}</span>}
            <span className={css.word}>{t(`cases.step.${step}`)}</span>
          </li>
        ))}
      </ol>
      {may(one, "case.step") && (
        <div className={`${css.actions} no-print`}>
          {next && <Next one={one} to={next} />}
          <Ask size="s" label={t("ui.case.step_elsewhere")}>
            {(close) => <Elsewhere one={one} onDone={close} />}
          </Ask>
        </div>
      )}
    </div>
  );
}
