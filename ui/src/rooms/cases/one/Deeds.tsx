import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase } from "@/api/cases";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { Act } from "../acting/Act";
import { Tick } from "../acting/Tick";
import { LEVELS } from "../codes";
import { may } from "./useCase";

interface Props {
  one: CaseDetail;
  onDone: () => void;
}

function Level({ one, onDone }: Props) {
  const { t } = useTranslation();
  const others = LEVELS.filter((level) => level !== one.level);
  const [level, setLevel] = useState<string>(others[0] ?? "red");
  return (
    <Act
      words={t("ui.case.level_words")}
      verb={t("ui.case.level_set")}
      why={{ label: t("ui.action.reason"), hint: t("ui.case.level_hint"), isNeeded: true }}
      act={(reason) => onCase(one.case_id, "level", { level, reason })}
      onDone={onDone}
    >
      <Choice
        label={t("ui.cases.level")}
        value={level}
        options={others.map((value) => ({ value, name: t(`ui.level.${value}`) }))}
        onPick={setLevel}
      />
    </Act>
  );
}

function Close({ one, onDone }: Props) {
  const { t } = useTranslation();
  const [leave, setLeave] = useState(false);
  const tasks = one.tasks.filter((task) => task.settled_at === null).length;
  const clocks = one.clocks.filter((clock) => clock.state === "running").length;
  const isLeft = tasks + clocks > 0;
  return (
    <Act
      words={isLeft ? t("ui.case.close_left", { tasks, clocks }) : t("ui.case.close_words")}
      verb={t("ui.case.close")}
      look="danger"
      why={{ label: t("ui.case.outcome"), hint: t("ui.case.outcome_hint"), isNeeded: true }}
      isReady={!isLeft || leave}
      act={(outcome) =>
        onCase(one.case_id, "close", { outcome, leave_open: leave, expected: one.revision })
      }
      onDone={onDone}
    >
      {isLeft && <Tick label={t("ui.case.close_leave")} isOn={leave} onChange={setLeave} />}
    </Act>
  );
}

/** What is done to a case as a whole. */
export function Deeds({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const reason = { label: t("ui.action.reason"), isNeeded: true };
  if (!one.is_open) {
    return (
      may(one, "case.reopen") && (
        <Ask label={t("ui.case.reopen")}>
          {(close) => (
            <Act
              words={t("ui.case.reopen_words")}
              verb={t("ui.case.reopen")}
              why={reason}
              act={(why) => onCase(one.case_id, "reopen", { reason: why })}
              onDone={close}
            />
          )}
        </Ask>
      )
    );
  }
  return (
    <>
      {may(one, "case.note") && (
        <Ask icon="edit" label={t("ui.case.note")}>
          {(close) => (
            <Act
              verb={t("ui.case.note_add")}
              why={{ label: t("ui.case.note_text"), isNeeded: true }}
              act={(text) => onCase(one.case_id, "notes", { text })}
              onDone={close}
            />
          )}
        </Ask>
      )}
      {may(one, "case.level") && (
        <Ask label={t("ui.case.level")}>{(close) => <Level one={one} onDone={close} />}</Ask>
      )}
      {may(one, "case.close") && (
        <Ask label={t("ui.case.close")}>{(close) => <Close one={one} onDone={close} />}</Ask>
      )}
    </>
  );
}
