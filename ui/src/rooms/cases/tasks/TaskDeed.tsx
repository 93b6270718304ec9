import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onPart, type Task } from "@/api/cases";
import { MomentInput } from "@/kit/Moment";
import { PlainText } from "@/kit/PlainText";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";
import { WhoPick } from "../acting/WhoPick";
import { useWords } from "../words";
import { Waits } from "./Waits";

export type TaskDeedName = "finish" | "hand" | "skip" | "take_up" | "waits";

interface Props {
  one: CaseDetail;
  task: Task;
  deed: TaskDeedName;
  onDone: () => void;
}

function Finish({ task, onDone }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const [link, setLink] = useState("");
  const done = words(task.done_when);
  return (
    <Act
      words={
        <>
          <b>
            <PlainText text={words(task.name)} />
          </b>{" "}
          {done && <PlainText text={done} />}
        </>
      }
      verb={t("ui.task.finish")}
      why={{ label: t("ui.task.proof_label"), hint: t("ui.task.proof_hint"), isNeeded: true }}
      act={(note) =>
        onPart("tasks", task.task_id, "finish", { note, link, expected: task.revision })
      }
      onDone={onDone}
    >
      <Line label={t("ui.task.link")} value={link} most={2000} onChange={setLink} />
    </Act>
  );
}

function Hand({ task, onDone }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const [who, setWho] = useState("");
  const [due, setDue] = useState(task.due_at ?? "");
  return (
    <Act
      words={<PlainText text={words(task.name)} />}
      verb={t("ui.task.hand")}
      isReady={who !== ""}
      act={() => onPart("tasks", task.task_id, "hand", { user_id: who, due_at: due || null })}
      onDone={onDone}
    >
      <WhoPick label={t("ui.team.who")} value={who} onPick={setWho} />
      <MomentInput label={t("ui.task.due")} value={due} onChange={setDue} />
    </Act>
  );
}

function ForAReason({ task, deed, onDone }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Act
      words={t(`ui.task.${deed}.words`, { task: words(task.name) })}
      verb={t(`ui.task.${deed}`)}
      look={deed === "skip" ? "danger" : "primary"}
      why={{ label: t("ui.action.reason"), hint: t("ui.task.reason_hint"), isNeeded: true }}
      act={(reason) => onPart("tasks", task.task_id, deed.replace("_", "-"), { reason })}
      onDone={onDone}
    />
  );
}

/** What is asked before something is done to a task. */
export function TaskDeed(props: Props) {
  if (props.deed === "finish") return <Finish {...props} />;
  if (props.deed === "hand") return <Hand {...props} />;
  if (props.deed === "waits") return <Waits {...props} />;
  return <ForAReason {...props} />;
}
