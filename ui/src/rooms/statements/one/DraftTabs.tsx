import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Statement } from "@/api/statements";
import { OWN_NAME } from "@/i18n";
import { Status } from "@/kit/Chip";
import css from "../Statements.module.css";
import { toneOf, useRoomWords } from "../words";

interface Props {
  one: Statement;
  shown: string;
  add: ReactNode;
}

/** One statement, many texts: a tab for each language and channel, with how far it has come. */
export function DraftTabs({ one, shown, add }: Props) {
  const { t, place, standing } = useRoomWords();
  return (
    <nav className={`${css.draftTabs} no-print`} aria-label={t("ui.statements.drafts")}>
      {one.drafts.map((draft) => (
        <Link
          key={draft.draft_id}
          to="/statements/$id"
          params={{ id: one.statement_id }}
          search={{ draft: draft.draft_id }}
          className={css.draft}
          aria-current={draft.draft_id === shown ? "page" : undefined}
        >
          <span>
            {OWN_NAME[draft.language as keyof typeof OWN_NAME] ?? draft.language} ·{" "}
            {place(draft.channel)}
          </span>
          <Status tone={toneOf(draft.standing)}>{standing(draft.standing)}</Status>
        </Link>
      ))}
      {add}
    </nav>
  );
}
