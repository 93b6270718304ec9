import { Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { thaw } from "@/api/drafts";
import type { Publication } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { MomentInput } from "@/kit/Moment";
import { ProblemNote, problemOf } from "@/kit/States";

function Form({ one, onDone }: { one: Publication; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const [due, setDue] = useState(one.due_at);
  const act = useMutation({
    mutationFn: () => thaw(one.publication_id, reason.trim(), due || null),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["publications"] });
      void client.invalidateQueries({ queryKey: ["draft", one.draft_id] });
      onDone();
    },
  });
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() && !act.isPending) act.mutate();
      }}
    >
      <p className={form.words}>{t("ui.thaw.words")}</p>
      <Textarea
        label={t("ui.action.reason")}
        value={reason}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        required
        data-autofocus
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <MomentInput label={t("ui.publish.due")} value={due} onChange={setDue} />
      {act.error && <ProblemNote problem={problemOf(act.error)} />}
      <div className={form.buttons}>
        <Button look="primary" type="submit" disabled={!reason.trim() || act.isPending}>
          {t("ui.thaw.thaw")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

/** What was scheduled before the level rose goes out after all: a person's decision. */
export function Thawing({ one }: { one: Publication }) {
  const { t } = useTranslation();
  return (
    <Ask label={t("ui.thaw.thaw")} size="s">
      {(close) => <Form one={one} onDone={close} />}
    </Ask>
  );
}
