import { type DragEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail, Clock, Task } from "@/api/cases";
import { Chip } from "@/kit/Chip";
import { Lead } from "@/kit/Lead";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { Countdown } from "../clocks/Countdown";
import { useCode, useWords } from "../words";
import { Handle } from "./Handle";
import { RowDeeds } from "./RowDeeds";
import type { TaskDeedName } from "./TaskDeed";
import css from "./Tasks.module.css";

interface Props {
  one: CaseDetail;
  task: Task;
  mayOrder: boolean;
  isDragged: boolean;
  onDrag: (id: string) => void;
  onDrop: (isAfter: boolean) => void;
  onMove: (by: -1 | 1) => void;
  onAsk: (deed: TaskDeedName) => void;
}

/** The clock of a task's due time, in the shape of any other. */
const clockOf = (one: CaseDetail, task: Task): Clock | undefined =>
  one.clocks.find((clock) => clock.task_id === task.task_id && clock.state === "running");

const isBelow = (event: DragEvent): boolean => {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  return event.clientY > top + height / 2;
};

function Who({ task }: { task: Task }) {
  const { t } = useTranslation();
  const code = useCode();
  return (
    <span className={css.who}>
      {code("cases.duty", task.duty)} ·{" "}
      {task.person ? (
        <PlainText text={task.person} />
      ) : (
        <b className={css.gap}>{t("ui.cases.nobody")}</b>
      )}
      {task.deputy && (
        <span className={css.quiet}>
          {" "}
          · {t("ui.task.deputy")} <PlainText text={task.deputy} />
        </span>
      )}
    </span>
  );
}

function Proofs({ task }: { task: Task }) {
  const { t } = useTranslation();
  return (
    <>
      {task.proofs.map((proof) => (
        <p key={proof.note + proof.link} className={css.quiet}>
          <Lead words={t("ui.task.proof")} />
          <PlainText text={proof.note} /> {proof.link && <PlainText text={proof.link} />}
        </p>
      ))}
      {task.reason && (
        <p className={css.quiet}>
          <Lead words={t("ui.task.skipped_for")} />
          <PlainText text={task.reason} />
        </p>
      )}
    </>
  );
}

/** One task: what, by whom, until when, what it waits for, and what may be done with it. */
export function TaskRow({ one, task, ...row }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const [over, setOver] = useState<"" | "before" | "after">("");
  const clock = clockOf(one, task);
  const done = words(task.done_when);
  const waits = one.tasks.filter((each) => task.waits_for.includes(each.task_id));
  return (
    <li
      className={css.task}
      data-state={task.state}
      data-over={over}
      data-dragged={row.isDragged}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(isBelow(event) ? "after" : "before");
      }}
      onDragLeave={() => setOver("")}
      onDrop={(event) => {
        event.preventDefault();
        setOver("");
        row.onDrop(isBelow(event));
      }}
    >
      {row.mayOrder && (
        <Handle
          name={words(task.name)}
          onMove={row.onMove}
          onDrag={(isOn) => row.onDrag(isOn ? task.task_id : "")}
        />
      )}
      <div className={css.what}>
        <h3 className={css.name}>
          <PlainText text={words(task.name)} />{" "}
          {task.state === "doing" && <Chip tone="accent">{t("ui.task.doing")}</Chip>}
          {task.state === "skipped" && <Chip>{t("ui.task.skipped")}</Chip>}
        </h3>
        <p className={css.facts}>
          <Chip>{t(`cases.step.${task.step}`)}</Chip> <Who task={task} />
        </p>
        {waits.length > 0 && (
          <p className={css.waits}>
            {t("ui.task.waits")}{" "}
            <PlainText text={waits.map((each) => words(each.name)).join(" · ")} />
          </p>
        )}
        {done && (
          <details className={css.done}>
            <summary>{t("ui.cases.done_when")}</summary>
            <PlainText text={done} />
          </details>
        )}
        <Proofs task={task} />
      </div>
      <div className={css.due}>
        {clock && <Countdown clock={clock} isSmall />}
        {task.due_at && !task.settled_at && (
          <span className={css.quiet}>
            <At at={task.due_at} />
          </span>
        )}
        {task.settled_at && (
          <span className={css.quiet}>
            <At at={task.settled_at} />
          </span>
        )}
        <RowDeeds one={one} task={task} onAsk={row.onAsk} />
      </div>
    </li>
  );
}
