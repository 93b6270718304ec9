import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase } from "@/api/cases";
import { Choice } from "@/kit/Choice";
import { Act } from "../acting/Act";
import { KINDS, ORIGINS, TRIGGERS } from "../codes";

const CODES = { trigger: TRIGGERS, kind: KINDS, origin: ORIGINS } as const;
const NAMES = ["trigger", "kind", "origin"] as const;

/** What kind of crisis it is, on a person's word. */
export function SortForm({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const { trigger, kind, origin } = one.sort;
  const [told, setTold] = useState({ trigger, kind, origin });
  return (
    <Act
      words={t("ui.advice.sort_words")}
      verb={t("ui.advice.sort")}
      act={() => onCase(one.case_id, "sort", { ...told, expected: one.revision })}
      onDone={onDone}
    >
      {NAMES.map((name) => (
        <Choice
          key={name}
          label={t(`ui.cases.${name}`)}
          value={told[name]}
          options={CODES[name].map((value) => ({ value, name: t(`cases.${name}.${value}`) }))}
          onPick={(value) => setTold({ ...told, [name]: value })}
        />
      ))}
    </Act>
  );
}
