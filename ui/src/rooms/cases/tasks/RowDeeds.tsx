import { Menu } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onPart, type Task } from "@/api/cases";
import { Button } from "@/kit/Button";
import { ProblemNote, problemOf } from "@/kit/States";
import { TOUCHES } from "../acting/Act";
import { may } from "../one/useCase";
import { useWords } from "../words";
import type { TaskDeedName } from "./TaskDeed";
import css from "./Tasks.module.css";

interface Props {
  one: CaseDetail;
  task: Task;
  onAsk: (deed: TaskDeedName) => void;
}

/** What comes next for a task is a button; the rest stands behind "more". */
export function RowDeeds({ one, task, onAsk }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: () => onPart("tasks", task.task_id, "begin", { expected: task.revision }),
    onSettled: () =>
      Promise.all(TOUCHES.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  if (!one.is_open) return null;
  const isSettled = task.settled_at !== null;
  const isFree = !isSettled && task.waits_for.length === 0;
  const others: TaskDeedName[] = isSettled
    ? may(one, "task.skip")
      ? ["take_up"]
      : []
    : [
        ...(may(one, "task.move") ? (["hand"] as const) : []),
        ...(may(one, "task.skip") ? (["skip"] as const) : []),
        ...(may(one, "task.order") ? (["waits"] as const) : []),
      ];
  return (
    <div className={`${css.deeds} no-print`}>
      {isFree && task.state === "open" && may(one, "task.move") && (
        <Button size="s" onClick={() => begin.mutate()} disabled={begin.isPending}>
          {t("ui.task.begin")}
        </Button>
      )}
      {isFree && may(one, "task.finish") && (
        <Button size="s" icon="check" onClick={() => onAsk("finish")}>
          {t("ui.task.finish")}
        </Button>
      )}
      {others.length > 0 && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button
              size="s"
              look="ghost"
              aria-label={t("ui.task.more_of", { task: words(task.name) })}
            >
              {t("ui.task.more")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((deed) => (
              <Menu.Item key={deed} onClick={() => onAsk(deed)}>
                {t(`ui.task.${deed}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {begin.error && <ProblemNote problem={problemOf(begin.error)} />}
    </div>
  );
}
