import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase, STEPS } from "@/api/cases";
import { Choice } from "@/kit/Choice";
import { MomentInput } from "@/kit/Moment";
import { Act } from "../acting/Act";
import acting from "../acting/Acting.module.css";
import { Line } from "../acting/Line";
import { WhoPick } from "../acting/WhoPick";
import { DUTIES } from "../codes";
import { useCode } from "../words";

/** A task that the playbook did not think of. */
export function AddTask({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const code = useCode();
  const [told, setTold] = useState({
    name: "",
    done_when: "",
    step: one.step as string,
    duty: "lead",
    user_id: "",
    due_at: "",
  });
  const set = (name: keyof typeof told) => (value: string) => setTold({ ...told, [name]: value });
  const duties = [...new Set([...one.team.map((each) => each.duty), ...DUTIES])];
  return (
    <Act
      verb={t("ui.task.add")}
      isReady={told.name.trim() !== ""}
      act={() => onCase(one.case_id, "tasks", { ...told, due_at: told.due_at || null })}
      onDone={onDone}
    >
      <Line
        label={t("ui.task.name")}
        value={told.name}
        most={200}
        onChange={set("name")}
        isNeeded
        isFirst
      />
      <Line
        label={t("ui.cases.done_when")}
        hint={t("ui.task.done_hint")}
        value={told.done_when}
        most={2000}
        onChange={set("done_when")}
      />
      <div className={acting.pair}>
        <Choice
          label={t("ui.team.duty")}
          value={told.duty}
          options={duties.map((value) => ({ value, name: code("cases.duty", value) }))}
          onPick={set("duty")}
        />
        <Choice
          label={t("ui.task.step")}
          value={told.step}
          options={STEPS.map((value) => ({ value, name: t(`cases.step.${value}`) }))}
          onPick={set("step")}
        />
      </div>
      <WhoPick
        label={t("ui.task.owner")}
        none={t("ui.task.by_duty")}
        value={told.user_id}
        onPick={set("user_id")}
      />
      <MomentInput label={t("ui.task.due")} value={told.due_at} onChange={set("due_at")} />
    </Act>
  );
}
