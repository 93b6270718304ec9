import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { addTurn, PARTIES, type Party, type TurnEntry } from "@/api/release";
import { Choice } from "@/kit/Choice";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";
import { TurnFields } from "./TurnFields";

const soon = (): string => new Date(Date.now() + 30 * 60_000).toISOString();

/** Somebody whom neither the playbook nor the directory knows of. */
export function Added({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const [party, setParty] = useState<Party>("enterprise");
  const [told, setTold] = useState<TurnEntry>({
    audience: "",
    channel: "",
    duty: "",
    owner_id: "",
    owner: "",
    due_at: soon(),
  });
  return (
    <Act
      words={t("ui.hears.add_words")}
      verb={t("ui.hears.add")}
      isReady={told.audience.trim() !== ""}
      act={() => addTurn(one.case_id, { ...told, party })}
      onDone={onDone}
    >
      <Line
        label={t("ui.hears.who")}
        value={told.audience}
        most={500}
        onChange={(audience) => setTold({ ...told, audience })}
        isNeeded
        isFirst
      />
      <Choice
        label={t("ui.hears.party")}
        value={party}
        options={PARTIES.map((value) => ({ value, name: t(`ui.hears.party.${value}`) }))}
        onPick={(value) => setParty(value as Party)}
      />
      <TurnFields told={told} onChange={setTold} />
    </Act>
  );
}
