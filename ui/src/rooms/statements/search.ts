import { useNavigate, useSearch } from "@tanstack/react-router";

export interface StatementsSearch {
  /** Of one case alone. */
  case?: string;
  /** Which draft of a statement is open. */
  draft?: string;
  /** The turn of the case's release plan for which a text is begun. */
  turn?: string;
  /** The voice in the case's queue that is answered. */
  answer?: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

export function readStatementsSearch(raw: Record<string, unknown>): StatementsSearch {
  return {
    case: text(raw.case),
    draft: text(raw.draft),
    turn: text(raw.turn),
    answer: text(raw.answer),
  };
}

export function useStatementsSearch() {
  const search = readStatementsSearch(useSearch({ strict: false }) as Record<string, unknown>);
  const navigate = useNavigate();
  const change = (part: StatementsSearch) =>
    void navigate({
      to: ".",
      search: ((before: StatementsSearch) => ({ ...before, ...part })) as never,
      replace: true,
    });
  return { search, change };
}
