import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/client";
import { polish } from "@/api/drafts";
import type { Draft } from "@/api/statements";
import { Button } from "@/kit/Button";
import { useMay } from "@/kit/deciding/may";
import { ProblemNote, problemOf } from "@/kit/States";

const NONE = "statements.no_endpoint";

/** Where a language model is set up, it may smooth the sentences; what it wrote stays marked. */
export function Polish({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const may = useMay();
  const work = useMutation({
    mutationFn: () => polish(draft.draft_id, draft.number),
    onSuccess: (after) => {
      client.setQueryData(["draft", draft.draft_id], after);
      void client.invalidateQueries({ queryKey: ["versions"] });
    },
  });
  const isMissing = work.error instanceof ApiError && work.error.problem.code === NONE;
  if (!may("draft.polish")) return null;
  return (
    <>
      <Button disabled={work.isPending || isMissing} onClick={() => work.mutate()}>
        {t(work.isPending ? "ui.draft.polishing" : "ui.draft.polish")}
      </Button>
      {work.error && <ProblemNote problem={problemOf(work.error)} />}
    </>
  );
}
