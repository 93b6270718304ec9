import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { judge, type Verdict, type VerdictWord, verdicts } from "@/api/learning";
import type { WarningDetail } from "@/api/types";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { rememberedPerson } from "@/kit/deciding/person";
import { MomentInput } from "@/kit/Moment";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import css from "./Verdicts.module.css";

const WORDS: VerdictWord[] = ["true", "late", "false", "not-ours"];
const TOUCHES = ["verdicts", "ledger"];

function Form({ id, word, onDone }: { id: string; word: VerdictWord; onDone: () => void }) {
  const { t } = useTranslation();
  const [noticed, setNoticed] = useState("");
  const isRight = word === "true" || word === "late";
  return (
    <Decide
      words={t(`ui.verdict.${word}.words`)}
      verb={t("ui.verdict.enter")}
      why={{ label: t("ui.verdict.note"), hint: t("ui.verdict.note_hint"), isNeeded: false }}
      touches={TOUCHES}
      act={({ person, why }) =>
        judge(id, { person, verdict: word, note: why, noticed_at: noticed || null })
      }
      onDone={onDone}
    >
      {isRight && (
        <div>
          <MomentInput label={t("ui.verdict.noticed")} value={noticed} onChange={setNoticed} />
          <p className={css.hint}>{t("ui.verdict.noticed_hint")}</p>
        </div>
      )}
    </Decide>
  );
}

function Told({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation();
  return (
    <>
      <b>{t(`ui.verdict.${verdict.verdict}`)}</b> · {verdict.person} · <At at={verdict.at} />
      {verdict.note && (
        <span className={css.note}>
          <PlainText text={verdict.note} />
        </span>
      )}
    </>
  );
}

/** Taking a verdict back enters the one before it anew: nothing that was said is lost. */
function Undo({ id, before }: { id: string; before: Verdict }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { verdict, note, noticed_at } = before;
  const back = useMutation({
    mutationFn: () => judge(id, { person: rememberedPerson(), verdict, note, noticed_at }),
    onSuccess: () =>
      Promise.all(TOUCHES.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  return (
    <>
      <Button size="s" onClick={() => back.mutate()} disabled={back.isPending}>
        {t("ui.verdict.undo", { verdict: t(`ui.verdict.${verdict}`) })}
      </Button>
      {back.error && <ProblemNote problem={problemOf(back.error)} />}
    </>
  );
}

/** What people say of this warning, now and before; the newest counts. */
export function Verdicts({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const id = warning.warning_id;
  const said = useQuery({ queryKey: ["verdicts", id], queryFn: () => verdicts(id) });
  const [now, ...older] = said.data ?? [];
  return (
    <Panel title={t("ui.verdict.title")} className="no-print">
      <div className={css.verdicts}>
        <p className={css.ask}>{now ? <Told verdict={now} /> : t("ui.verdict.ask")}</p>
        <fieldset className={css.buttons}>
          <legend className="unseen">{t("ui.verdict.title")}</legend>
          {WORDS.map((word) => (
            <Ask
              key={word}
              size="s"
              label={t(`ui.verdict.${word}`)}
              isPressed={now?.verdict === word}
              icon={now?.verdict === word ? "check" : undefined}
            >
              {(close) => <Form id={id} word={word} onDone={close} />}
            </Ask>
          ))}
        </fieldset>
        {older[0] && <Undo id={id} before={older[0]} />}
        {older.length > 0 && (
          <details className={css.older}>
            <summary>{t("ui.verdict.older", { count: older.length })}</summary>
            <ol>
              {older.map((one) => (
                <li key={one.version}>
                  <Told verdict={one} />
                </li>
              ))}
            </ol>
          </details>
        )}
        {said.error && <ProblemNote problem={problemOf(said.error)} />}
      </div>
    </Panel>
  );
}
