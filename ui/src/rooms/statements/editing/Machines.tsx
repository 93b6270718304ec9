import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/client";
import { composeAnew, polish } from "@/api/drafts";
import type { Draft, DraftDetail } from "@/api/statements";
import { ZONE } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { useMay } from "@/kit/deciding/may";
import { ProblemNote, problemOf } from "@/kit/States";

const NO_MODEL = "statements.no_endpoint";

function useVersion(draft: Draft, make: () => Promise<DraftDetail>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: make,
    onSuccess: (after) => {
      client.setQueryData(["draft", draft.draft_id], after);
      for (const key of ["versions", "statements", "statement", "inbox"])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

/** What a machine can write as the next version: the template filled anew, the sentences smoothed. */
export function Machines({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const may = useMay();
  const anew = useVersion(draft, () => composeAnew(draft.draft_id, draft.number, ZONE));
  const smooth = useVersion(draft, () => polish(draft.draft_id, draft.number));
  const isMissing = smooth.error instanceof ApiError && smooth.error.problem.code === NO_MODEL;
  const problem = anew.error ?? smooth.error;
  return (
    <>
      <Button
        disabled={anew.isPending}
        title={t("ui.draft.anew_words")}
        onClick={() => anew.mutate()}
      >
        {t("ui.draft.anew")}
      </Button>
      {may("draft.polish") && (
        <Button disabled={smooth.isPending || isMissing} onClick={() => smooth.mutate()}>
          {t(smooth.isPending ? "ui.draft.polishing" : "ui.draft.polish")}
        </Button>
      )}
      {problem && <ProblemNote problem={problemOf(problem)} />}
    </>
  );
}
