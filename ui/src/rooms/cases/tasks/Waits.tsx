import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onPart, type Task } from "@/api/cases";
import { Act } from "../acting/Act";
import { Tick } from "../acting/Tick";
import { useWords } from "../words";
import css from "./Tasks.module.css";

interface Props {
  one: CaseDetail;
  task: Task;
  onDone: () => void;
}

/** What has to be settled before this one may begin. */
export function Waits({ one, task, onDone }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const [first, setFirst] = useState(() => new Set(task.blocked_by));
  const others = one.tasks.filter((each) => each.task_id !== task.task_id);
  const set = (id: string, isOn: boolean) => {
    const next = new Set(first);
    if (isOn) next.add(id);
    else next.delete(id);
    setFirst(next);
  };
  return (
    <Act
      words={t("ui.task.waits.words", { task: words(task.name) })}
      verb={t("ui.task.keep")}
      act={() => onPart("tasks", task.task_id, "blocked-by", { blocked_by: [...first] })}
      onDone={onDone}
    >
      <div className={css.choices}>
        {others.map((each) => (
          <Tick
            key={each.task_id}
            label={words(each.name)}
            isOn={first.has(each.task_id)}
            onChange={(isOn) => set(each.task_id, isOn)}
          />
        ))}
      </div>
    </Act>
  );
}
