import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase } from "@/api/cases";
import { Choice } from "@/kit/Choice";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";
import { Tick } from "../acting/Tick";

const TEXTS = ["urgency", "resources", "competitors", "stakeholders", "long_term"] as const;

/** What weighs on the strategy, as people see it. */
export function Weigh({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const [told, setTold] = useState(one.factors);
  return (
    <Act
      words={t("ui.weigh.words")}
      verb={t("ui.weigh.keep")}
      act={() => onCase(one.case_id, "weigh", { ...told, expected: one.revision })}
      onDone={onDone}
    >
      <Tick
        label={t("ui.weigh.history")}
        isOn={told.history}
        onChange={(history) => setTold({ ...told, history })}
      />
      <Choice
        label={t("ui.weigh.prior_reputation")}
        value={told.prior_reputation}
        none={t("ui.weigh.reputation_unknown")}
        options={["good", "bad"].map((value) => ({
          value,
          name: t(`ui.weigh.reputation.${value}`),
        }))}
        onPick={(prior_reputation) => setTold({ ...told, prior_reputation })}
      />
      {TEXTS.map((name) => (
        <Line
          key={name}
          label={t(`ui.weigh.${name}`)}
          value={told[name]}
          most={2000}
          onChange={(value) => setTold({ ...told, [name]: value })}
          isLong
        />
      ))}
    </Act>
  );
}
