import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { rewrite, versions } from "@/api/drafts";
import type { Draft } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Scrolled } from "@/kit/Scrolled";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import { diff } from "./diff";
import css from "./Versions.module.css";

function Changes({ older, newer }: { older: Draft; newer: Draft }) {
  const { t } = useTranslation();
  const parts = diff(
    older.title ? `${older.title}\n\n${older.text}` : older.text,
    newer.title ? `${newer.title}\n\n${newer.text}` : newer.text,
  );
  if (parts.every((part) => part.kind === "same")) {
    return <p className={css.quiet}>{t("ui.versions.same_words")}</p>;
  }
  return (
    <Scrolled
      className={css.diff}
      lang={newer.language}
      label={t("ui.versions.number", { n: newer.number })}
    >
      {parts.map((part, n) => {
        const words = <PlainText text={part.text} />;
        // biome-ignore-start lint/suspicious/noArrayIndexKey: parts of two kept texts never move
        if (part.kind === "gone") {
          return (
            <del key={n}>
              <span className="unseen">{t("ui.versions.gone")} </span>
              {words}
            </del>
          );
        }
        if (part.kind === "new") {
          return (
            <ins key={n}>
              <span className="unseen">{t("ui.versions.new")} </span>
              {words}
            </ins>
          );
        }
        return <span key={n}>{words}</span>;
        // biome-ignore-end lint/suspicious/noArrayIndexKey: as above
      })}
    </Scrolled>
  );
}

function Whole({ one }: { one: Draft }) {
  const { t } = useTranslation();
  return (
    <Scrolled
      className={css.diff}
      lang={one.language}
      label={t("ui.versions.number", { n: one.number })}
    >
      <PlainText text={one.title ? `${one.title}\n\n${one.text}` : one.text} />
    </Scrolled>
  );
}

/** An earlier version comes back as the next one: nothing is ever struck out. */
function Restore({ older, number }: { older: Draft; number: number }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const put = useMutation({
    mutationFn: () => rewrite(older.draft_id, number, older),
    onSuccess: (after) => {
      client.setQueryData(["draft", older.draft_id], after);
      for (const key of ["versions", "statements", "statement", "inbox"])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <div className={`${css.deed} no-print`}>
      <Button size="s" icon="back" disabled={put.isPending} onClick={() => put.mutate()}>
        {t("ui.versions.restore")}
      </Button>
      {put.error && <ProblemNote problem={problemOf(put.error)} />}
    </div>
  );
}

function List({ all, mayWrite }: { all: Draft[]; mayWrite: boolean }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number | null>(null);
  return (
    <ol className={css.versions}>
      {all.map((one, n) => {
        const older = all[n + 1];
        const isShown = shown === one.number;
        return (
          <li key={one.number}>
            <button
              type="button"
              className={css.head}
              aria-expanded={isShown}
              disabled={!older && all.length === 1}
              onClick={() => setShown(isShown ? null : one.number)}
            >
              <b>{t("ui.versions.number", { n: one.number })}</b>
              <span>{one.author}</span>
              {one.ai_generated && <Chip tone="warm">{t("ui.machine.mark")}</Chip>}
              <span className={css.quiet}>
                <At at={one.at} />
              </span>
            </button>
            {isShown && older && <Changes older={older} newer={one} />}
            {isShown && !older && <Whole one={one} />}
            {isShown && mayWrite && n > 0 && (
              <Restore older={one} number={all[0]?.number ?? one.number} />
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** Every version, the newest first; each opens to what it changed. */
export function Versions({ draft, mayWrite }: { draft: Draft; mayWrite: boolean }) {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ["versions", draft.draft_id],
    queryFn: () => versions(draft.draft_id),
  });
  return (
    <Panel title={t("ui.versions.title")} note={t("ui.versions.note")} isFlush>
      {asked.data ? <List all={asked.data} mayWrite={mayWrite} /> : <Skeleton lines={2} />}
    </Panel>
  );
}
