import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, put } from "@/api/cases";
import { Choice } from "@/kit/Choice";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";
import { Tick } from "../acting/Tick";
import { DUTIES } from "../codes";
import { useCode } from "../words";

/** Take up what somebody said; of somebody who may come to harm it goes to trained people at once. */
export function Collect({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const code = useCode();
  const [told, setTold] = useState({ excerpt: "", post_id: "", theme: "", duty: "customer_care" });
  const [isDistressed, setDistressed] = useState(false);
  const set = (name: keyof typeof told) => (value: string) => setTold({ ...told, [name]: value });
  return (
    <Act
      verb={t("ui.voices.collect")}
      isReady={told.excerpt.trim() !== ""}
      act={() => put("negatives", { ...told, case_id: one.case_id, is_distressed: isDistressed })}
      onDone={onDone}
    >
      <Line
        label={t("ui.voices.excerpt")}
        value={told.excerpt}
        most={5000}
        onChange={set("excerpt")}
        isNeeded
        isFirst
        isLong
      />
      <Line
        label={t("ui.voices.post_id")}
        hint={t("ui.voices.post_hint")}
        value={told.post_id}
        onChange={set("post_id")}
      />
      <Tick
        label={t("ui.voices.is_distressed")}
        hint={t("ui.voices.distress_hint")}
        isOn={isDistressed}
        onChange={setDistressed}
      />
      <Line label={t("ui.voices.theme")} value={told.theme} most={200} onChange={set("theme")} />
      {!isDistressed && (
        <Choice
          label={t("ui.team.duty")}
          value={told.duty}
          options={DUTIES.map((value) => ({ value, name: code("cases.duty", value) }))}
          onPick={set("duty")}
        />
      )}
    </Act>
  );
}
