import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Card } from "@/api/cases";
import { places } from "@/api/drafts";
import { releasePlan } from "@/api/release";
import { PlainText } from "@/kit/PlainText";
import { useNamed } from "@/kit/sentences";
import { StatementForm } from "./NewStatement";
import { presetOf } from "./preset";

interface Props {
  cases: Card[];
  of: string;
  turnId: string;
  onDone: () => void;
}

/** The text for one turn of a case's release plan: what the plan knows of it is filled in. */
export function FromTurn({ cases, of, turnId, onDone }: Props) {
  const { t } = useTranslation();
  const named = useNamed();
  const plan = useQuery({ queryKey: ["release", of], queryFn: () => releasePlan(of) });
  const known = useQuery({ queryKey: ["places"], queryFn: places });
  const turn = plan.data?.turns.find((one) => one.turn_id === turnId && !one.statement_id);
  if (!turn || !known.data) return null;
  const audience = named(`ui.plans.audience.${turn.audience}`, turn.audience);
  return (
    <Modal
      opened
      onClose={onDone}
      title={<PlainText text={t("ui.statements.for_turn", { audience })} />}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <StatementForm
        cases={cases}
        of={of}
        from={{ turn, ...presetOf(turn, known.data) }}
        onDone={onDone}
      />
    </Modal>
  );
}
