import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { publish } from "@/api/drafts";
import type { Draft, DraftDetail } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { MomentInput } from "@/kit/Moment";
import { Panel } from "@/kit/Panel";
import { ProblemNote, problemOf } from "@/kit/States";
import { Cap } from "../sharing/Cap";
import { BreakGlass } from "../signing/BreakGlass";
import { useRoomWords } from "../words";
import { Out } from "./Out";
import css from "./Outgoing.module.css";
import { OutOfTurn } from "./OutOfTurn";

const TOUCHED = ["statements", "statement", "publications", "inbox"];

function usePublishing(draft: Draft) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (due: string | null) => publish(draft.draft_id, draft.seal, due),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["draft", draft.draft_id] });
      for (const key of TOUCHED) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}

interface RefusedProps {
  draft: Draft;
  reason: unknown;
  due: string | null;
  onOut: () => void;
}

/** Why it stays in; where only a turn stands before it, what to do about that. */
function Refused({ reason, ...rest }: RefusedProps) {
  const problem = problemOf(reason);
  if (problem.code !== "statements.out_of_turn") return <ProblemNote problem={problem} />;
  return <OutOfTurn problem={problem} {...rest} />;
}

function Later({ draft, onDone }: { draft: Draft; onDone: () => void }) {
  const { t } = useTranslation();
  const [due, setDue] = useState("");
  const act = usePublishing(draft);
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (due) act.mutate(due, { onSuccess: onDone });
      }}
    >
      <p className={form.words}>{t("ui.publish.later_words")}</p>
      <MomentInput label={t("ui.publish.due")} value={due} onChange={setDue} required />
      {act.error && <Refused draft={draft} reason={act.error} due={due} onOut={onDone} />}
      <div className={form.buttons}>
        <Button look="primary" type="submit" disabled={!due || act.isPending}>
          {t("ui.publish.schedule")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

function Deeds({ detail }: { detail: DraftDetail }) {
  const { t, place } = useRoomWords();
  const { draft } = detail;
  const now = usePublishing(draft);
  const may = new Set(detail.actions);
  return (
    <>
      <div className={`${form.buttons} no-print`}>
        {may.has("publish") && (
          <>
            <Button look="primary" disabled={now.isPending} onClick={() => now.mutate(null)}>
              {t("ui.publish.now", { place: place(draft.channel) })}
            </Button>
            <Ask label={t("ui.publish.later")}>
              {(close) => <Later draft={draft} onDone={close} />}
            </Ask>
          </>
        )}
        {may.has("break_glass") && <BreakGlass draft={draft} state={detail.signed_off} />}
      </div>
      {now.error && <Refused draft={draft} reason={now.error} due={null} onOut={now.reset} />}
    </>
  );
}

/** How the words get out, and the proof that they are. */
export function Publishing({ detail }: { detail: DraftDetail }) {
  const { t } = useTranslation();
  const { draft, publications } = detail;
  return (
    <Panel title={t("ui.publish.title")}>
      <div className={css.stack}>
        {publications.length === 0 && (
          <p className={css.quiet}>
            {t(detail.signed_off.is_signed ? "ui.publish.none" : "ui.publish.unsigned")}
          </p>
        )}
        <Deeds detail={detail} />
        {publications.some((one) => one.state === "published") && (
          <div className="no-print">
            <Cap id={draft.statement_id} />
          </div>
        )}
        {publications.map((one) => (
          <Out key={one.publication_id} one={one} words={draft} />
        ))}
      </div>
    </Panel>
  );
}
