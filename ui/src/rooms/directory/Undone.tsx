import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Button } from "@/kit/Button";
import { ProblemNote, problemOf } from "@/kit/States";
import css from "./Directory.module.css";
import type { Undo } from "./entries/useUndo";

/** What was just done, with one button that takes it back. */
export function Undone({ undo, onDone }: { undo: Undo; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const back = useMutation({
    mutationFn: undo.act,
    onSuccess: async () => {
      await client.invalidateQueries();
      onDone();
    },
  });
  return (
    <>
      <p className={`${css.undone} no-print`} role="status">
        <span>{undo.words}</span>
        <Button size="s" onClick={() => back.mutate()} disabled={back.isPending}>
          {t("ui.directory.undo")}
        </Button>
        <Button size="s" look="ghost" icon="close" label={t("ui.close")} onClick={onDone} />
      </p>
      {back.error && <ProblemNote problem={problemOf(back.error)} />}
    </>
  );
}
