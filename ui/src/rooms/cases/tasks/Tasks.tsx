import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail, Task } from "@/api/cases";
import { me } from "@/api/people";
import { Ask } from "@/kit/deciding/Ask";
import { Panel } from "@/kit/Panel";
import { Segments } from "@/kit/Segments";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { may } from "../one/useCase";
import { useWords } from "../words";
import { AddTask } from "./AddTask";
import { placeBeside, placeBy } from "./order";
import { TaskDeed, type TaskDeedName } from "./TaskDeed";
import { TaskRow } from "./TaskRow";
import css from "./Tasks.module.css";
import { useOrder } from "./useOrder";

const WHICH = ["left", "mine", "settled"] as const;
type Which = (typeof WHICH)[number];

const isSettled = (task: Task): boolean => task.state === "done" || task.state === "skipped";

function chosen(tasks: Task[], which: Which, self: string): Task[] {
  if (which === "settled") return tasks.filter(isSettled);
  const left = tasks.filter((task) => !isSettled(task));
  return which === "left" ? left : left.filter((task) => task.user_id === self);
}

function Dialog({ one, asked, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={asked !== undefined}
      onClose={onClose}
      title={asked ? t(`ui.task.${asked.deed}`) : ""}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {asked && <TaskDeed one={one} task={asked.task} deed={asked.deed} onDone={onClose} />}
    </Modal>
  );
}

interface DialogProps {
  one: CaseDetail;
  asked: { task: Task; deed: TaskDeedName } | undefined;
  onClose: () => void;
}

/** What is to be done, in the order in which the team wants it; moved by keys or by hand. */
export function Tasks({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const words = useWords();
  const mine = useQuery({ queryKey: ["me"], queryFn: me });
  const [which, setWhich] = useState<Which>("left");
  const [asked, setAsked] = useState<DialogProps["asked"]>();
  const [dragged, setDragged] = useState("");
  const [said, setSaid] = useState("");
  const order = useOrder(one);
  const shown = chosen(one.tasks, which, mine.data?.user?.user_id ?? "-");
  const all = one.tasks.map((task) => task.task_id);
  const ids = shown.map((task) => task.task_id);
  const mayOrder = one.is_open && may(one, "task.order") && which !== "settled";
  const put = (task: Task, place: number | undefined) => {
    if (place === undefined) return;
    order.mutate({ id: task.task_id, place });
    setSaid(t("ui.task.moved", { task: words(task.name), place: place + 1 }));
  };
  return (
    <Panel
      title={t("ui.tasks.title")}
      actions={
        <>
          <Segments
            label={t("ui.tasks.which")}
            rows={WHICH.map((value) => ({ value, name: t(`ui.tasks.which.${value}`) }))}
            value={which}
            onChange={setWhich}
          />
          {one.is_open && may(one, "task.add") && (
            <Ask size="s" icon="plus" label={t("ui.task.add")}>
              {(close) => <AddTask one={one} onDone={close} />}
            </Ask>
          )}
        </>
      }
      isFlush
    >
      {order.error && <ProblemNote problem={problemOf(order.error)} />}
      {shown.length === 0 ? (
        <Empty title={t(`ui.tasks.none.${which}`)}>{t(`ui.tasks.none_words.${which}`)}</Empty>
      ) : (
        <ol className={css.tasks}>
          {shown.map((task) => (
            <TaskRow
              key={task.task_id}
              one={one}
              task={task}
              mayOrder={mayOrder}
              isDragged={dragged === task.task_id}
              onDrag={setDragged}
              onDrop={(isAfter) => {
                const moving = one.tasks.find((each) => each.task_id === dragged);
                setDragged("");
                if (moving && moving !== task) {
                  put(moving, placeBeside(all, moving.task_id, task.task_id, isAfter));
                }
              }}
              onMove={(by) => put(task, placeBy(all, ids, task.task_id, by))}
              onAsk={(deed) => setAsked({ task, deed })}
            />
          ))}
        </ol>
      )}
      <p className="unseen" aria-live="polite">
        {said}
      </p>
      <Dialog one={one} asked={asked} onClose={() => setAsked(undefined)} />
    </Panel>
  );
}
