import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { publish } from "@/api/drafts";
import { type Draft, statement } from "@/api/statements";
import type { Problem } from "@/api/types";
import { Act } from "@/kit/deciding/Act";
import { Ask } from "@/kit/deciding/Ask";
import { HearFirst } from "./HearFirst";

const TOUCHED = ["draft", "statements", "statement", "publications", "inbox", "release"];

interface Props {
  draft: Draft;
  problem: Problem;
  due: string | null;
  onOut: () => void;
}

/** Somebody has to hear it before: who, the way to tell them, and the door that a reason opens. */
export function OutOfTurn({ draft, problem, due, onOut }: Props) {
  const { t } = useTranslation();
  const of = useQuery({
    queryKey: ["statement", draft.statement_id],
    queryFn: () => statement(draft.statement_id),
  });
  const told = problem.facts?.audiences;
  const audiences = Array.isArray(told) ? told.map(String) : [];
  return (
    <HearFirst audiences={audiences} caseId={of.data?.case_id} isNews>
      <Ask size="s" look="danger" label={t("ui.publish.anyway")}>
        {(close) => (
          <Act
            words={t("ui.publish.anyway_words")}
            verb={t("ui.publish.anyway")}
            look="danger"
            why={{ label: t("ui.action.reason"), isNeeded: true }}
            touches={TOUCHED}
            act={(why) => publish(draft.draft_id, draft.seal, due, why)}
            onDone={() => {
              close();
              onOut();
            }}
          />
        )}
      </Ask>
    </HearFirst>
  );
}
