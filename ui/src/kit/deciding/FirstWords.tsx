import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { beginHolding } from "@/api/drafts";
import { current } from "@/i18n";
import { ZONE } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { ProblemNote, problemOf } from "@/kit/States";

interface Props {
  of: { case_id: string } | { warning_id: string };
  look?: "plain" | "primary";
}

/** One press: the holding statement of a case, composed of what is confirmed, open to be edited. */
export function FirstWords({ of, look = "primary" }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: () => beginHolding(of, { language: current(), channel: "website", zone: ZONE }),
    onSuccess: (detail) => {
      const { statement_id: id, draft_id: draft } = detail.draft;
      client.setQueryData(["draft", draft], detail);
      void client.invalidateQueries({ queryKey: ["statements"] });
      void navigate({ to: "/statements/$id", params: { id }, search: { draft } });
    },
  });
  return (
    <>
      <Button look={look} icon="edit" disabled={begin.isPending} onClick={() => begin.mutate()}>
        {t("ui.statements.first_words")}
      </Button>
      {begin.error && <ProblemNote problem={problemOf(begin.error)} />}
    </>
  );
}
