import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changeStatement } from "@/api/drafts";
import type { Statement } from "@/api/statements";
import type { Level } from "@/api/types";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { MomentInput } from "@/kit/Moment";
import { ProblemNote, problemOf } from "@/kit/States";
import { useRoomWords } from "../words";

const LEVELS: Level[] = ["blue", "yellow", "orange", "red"];
const CLUSTERS = ["", "victim", "accidental", "preventable"];

function Form({ one, onDone }: { one: Statement; onDone: () => void }) {
  const { t, cluster: word } = useRoomWords();
  const client = useQueryClient();
  const [subject, setSubject] = useState(one.subject);
  const [level, setLevel] = useState<Level>(one.level);
  const [cluster, setCluster] = useState(one.cluster);
  const [next, setNext] = useState(one.next_update_at ?? "");
  const keep = useMutation({
    mutationFn: () =>
      changeStatement(one.statement_id, {
        expected: one.number,
        subject,
        level,
        cluster,
        next_update_at: next || undefined,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["statement", one.statement_id] });
      void client.invalidateQueries({ queryKey: ["draft"] });
      onDone();
    },
  });
  // A level only rises: what was grave once is signed as grave.
  const higher = LEVELS.slice(Math.max(0, LEVELS.indexOf(one.level)));
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!keep.isPending) keep.mutate();
      }}
    >
      <TextInput
        label={t("ui.statements.subject")}
        value={subject}
        maxLength={300}
        required
        data-autofocus
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <Choice
        label={t("ui.statements.level")}
        description={t("ui.statements.level_hint")}
        value={level}
        options={higher.map((value) => ({ value, name: t(`ui.level.${value}`) }))}
        onPick={(value) => setLevel(value as Level)}
      />
      <MomentInput label={t("ui.statements.next_update")} value={next} onChange={setNext} />
      <Choice
        label={t("ui.statements.cluster")}
        description={t("ui.statements.cluster_hint")}
        value={cluster}
        options={CLUSTERS.map((value) => ({
          value,
          name: value ? word(value) : t("ui.statements.cluster_of_case"),
        }))}
        onPick={setCluster}
      />
      {keep.error && <ProblemNote problem={problemOf(keep.error)} />}
      <div className={form.buttons}>
        <Button look="primary" type="submit" disabled={!subject.trim() || keep.isPending}>
          {t("ui.statements.keep")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

/** What a statement is measured by. */
export function ChangeStatement({ one }: { one: Statement }) {
  const { t } = useTranslation();
  return (
    <Ask label={t("ui.statements.change")} icon="edit">
      {(close) => <Form one={one} onDone={close} />}
    </Ask>
  );
}
