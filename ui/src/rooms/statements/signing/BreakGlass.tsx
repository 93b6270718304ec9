import { Checkbox, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { breakGlass } from "@/api/drafts";
import type { Draft, SignedOff } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import { useRoomWords } from "../words";
import css from "./Signing.module.css";

const CONSEQUENCES = ["now", "told", "named", "review", "kept"] as const;

function Form({ draft, state, onDone }: { draft: Draft; state: SignedOff; onDone: () => void }) {
  const { t, duty, place } = useRoomWords();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const [isSure, setSure] = useState(false);
  const act = useMutation({
    mutationFn: () => breakGlass(draft.draft_id, draft.seal, reason.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["draft", draft.draft_id] });
      for (const key of ["statements", "publications", "glass"])
        void client.invalidateQueries({ queryKey: [key] });
      onDone();
    },
  });
  const facts = {
    place: place(draft.channel),
    duties: state.missing_duties.map(duty).join(" · ") || String(state.missing_people),
  };
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isSure && reason.trim() && !act.isPending) act.mutate();
      }}
    >
      <p className={form.words}>{t("ui.glass.words", facts)}</p>
      <ul className={css.danger}>
        {CONSEQUENCES.map((one) => (
          <li key={one}>{t(`ui.glass.consequence.${one}`, facts)}</li>
        ))}
      </ul>
      <Textarea
        label={t("ui.action.reason")}
        description={t("ui.glass.reason_hint")}
        value={reason}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        required
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Checkbox
        label={t("ui.glass.sure")}
        checked={isSure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      {act.error && <ProblemNote problem={problemOf(act.error)} />}
      <div className={form.buttons}>
        <Button look="danger" type="submit" disabled={!isSure || !reason.trim() || act.isPending}>
          {t("ui.glass.break")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

/** Out without its quorum: only where waiting costs more than the wrong word would. */
export function BreakGlass({ draft, state }: { draft: Draft; state: SignedOff }) {
  const { t } = useTranslation();
  return (
    <Ask label={t("ui.glass.title")} look="danger">
      {(close) => <Form draft={draft} state={state} onDone={close} />}
    </Ask>
  );
}
