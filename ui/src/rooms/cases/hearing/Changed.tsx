import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { changeTurn, type Turn, type TurnEntry } from "@/api/release";
import { statements } from "@/api/statements";
import { Choice } from "@/kit/Choice";
import { Act } from "../acting/Act";
import { TurnFields } from "./TurnFields";

interface Props {
  one: CaseDetail;
  turn: Turn;
  onDone: () => void;
}

/** Who tells them, when, by what; and the statement that carries it, if one does. */
export function Changed({ one, turn, onDone }: Props) {
  const { t } = useTranslation();
  const { audience, channel, duty, owner_id, owner, due_at } = turn;
  const [told, setTold] = useState<TurnEntry>({
    ...{ audience, channel, duty, owner_id, owner, due_at },
  });
  const [carried, setCarried] = useState(turn.statement_id);
  const known = useQuery({
    queryKey: ["statements", one.case_id],
    queryFn: () => statements(one.case_id),
  });
  const options = (known.data ?? []).map((each) => ({
    value: each.statement_id,
    name: `${t(`ui.statement.kind.${each.kind}`)} · ${each.subject}`,
  }));
  return (
    <Act
      verb={t("ui.hears.change")}
      act={() => changeTurn(turn, { ...told, statement_id: carried })}
      onDone={onDone}
    >
      <TurnFields told={told} onChange={setTold} />
      {options.length > 0 && (
        <Choice
          label={t("ui.hears.carried")}
          description={t("ui.hears.carried_hint")}
          value={carried}
          none={t("ui.hears.not_carried")}
          options={options}
          onPick={setCarried}
        />
      )}
    </Act>
  );
}
