import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { endSource } from "@/api/client";
import type { SourceState } from "@/api/types";
import { Button } from "@/kit/Button";
import { ProblemNote, problemOf } from "@/kit/States";
import css from "./SourceDrawer.module.css";

/** Settings are never told back, so that an ended source cannot be undone: it is asked twice. */
export function EndSource({ source, onDone }: { source: SourceState; onDone: () => void }) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const end = useMutation({ mutationFn: () => endSource(source.source_id), onSuccess: onDone });
  if (!isAsked)
    return (
      <Button look="ghost" icon="trash" className={css.end} onClick={() => setAsked(true)}>
        {t("ui.sources.end")}
      </Button>
    );
  return (
    <div className={css.ask} role="alert">
      <p>{t("ui.sources.end.sure", { name: source.name })}</p>
      <Button look="danger" onClick={() => end.mutate()} disabled={end.isPending}>
        {t("ui.sources.end.yes")}
      </Button>
      <Button onClick={() => setAsked(false)}>{t("ui.sources.end.no")}</Button>
      {end.error && <ProblemNote problem={problemOf(end.error)} />}
    </div>
  );
}
