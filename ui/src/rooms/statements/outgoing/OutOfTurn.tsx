import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { publish } from "@/api/drafts";
import { type Draft, statement } from "@/api/statements";
import type { Problem } from "@/api/types";
import { Status } from "@/kit/Chip";
import { Act } from "@/kit/deciding/Act";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { PlainText } from "@/kit/PlainText";
import { useNamed } from "@/kit/sentences";
import css from "./Outgoing.module.css";

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
  const named = useNamed();
  const of = useQuery({
    queryKey: ["statement", draft.statement_id],
    queryFn: () => statement(draft.statement_id),
  });
  const told = problem.facts?.audiences;
  const audiences = (Array.isArray(told) ? told.map(String) : []).map((one) =>
    named(`ui.plans.audience.${one}`, one),
  );
  return (
    <div className={css.turn} role="alert">
      <Status tone="warm">{t("ui.publish.out_of_turn")}</Status>
      <ul>
        {audiences.map((one) => (
          <li key={one}>
            <PlainText text={one} />
          </li>
        ))}
      </ul>
      <div className={form.buttons}>
        {of.data && (
          <Link to="/cases/$id" params={{ id: of.data.case_id }} search={{ face: "hearing" }}>
            {t("ui.publish.tell_first")}
          </Link>
        )}
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
      </div>
    </div>
  );
}
