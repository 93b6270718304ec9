import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase } from "@/api/cases";
import { Choice } from "@/kit/Choice";
import { Act } from "../acting/Act";
import { Tick } from "../acting/Tick";
import { useCode } from "../words";

/** A promise of one's own: after a while, or at a time of day in the case's zone. */
export function AddClock({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const code = useCode();
  const [name, setName] = useState("");
  const [due, setDue] = useState("60 min");
  const [doneWhen, setDoneWhen] = useState("");
  const [duty, setDuty] = useState("lead");
  const [repeats, setRepeats] = useState(false);
  const duties = one.team.map((each) => ({
    value: each.duty,
    name: code("cases.duty", each.duty),
  }));
  return (
    <Act
      verb={t("ui.clocks.begin")}
      isReady={name.trim() !== "" && due.trim() !== ""}
      act={() =>
        onCase(one.case_id, "clocks", {
          name: name.trim(),
          due: due.trim(),
          done_when: doneWhen.trim(),
          ladder: [duty],
          repeats,
        })
      }
      onDone={onDone}
    >
      <TextInput
        label={t("ui.clocks.name")}
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        data-autofocus
      />
      <TextInput
        label={t("ui.clocks.due_in")}
        description={t("ui.clocks.due_hint", { zone: one.zone })}
        value={due}
        maxLength={40}
        onChange={(event) => setDue(event.currentTarget.value)}
        required
      />
      <TextInput
        label={t("ui.cases.done_when")}
        value={doneWhen}
        maxLength={500}
        onChange={(event) => setDoneWhen(event.currentTarget.value)}
      />
      {duties.length > 0 && (
        <Choice label={t("ui.clocks.duty")} value={duty} options={duties} onPick={setDuty} />
      )}
      <Tick label={t("ui.clocks.repeats")} isOn={repeats} onChange={setRepeats} />
    </Act>
  );
}
