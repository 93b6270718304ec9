import { Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keepEntry } from "@/api/directory";
import type { Entry } from "@/api/people";
import { Button } from "@/kit/Button";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import { KINDS, type Kind } from "../kinds";
import { isWhole } from "./entry";
import { FieldInput } from "./FieldInput";
import type { Names } from "./useNames";

interface Props {
  kind: Kind;
  entry: Entry;
  names: Names;
  onKept: (one: Entry) => void;
  onCancel: () => void;
}

/** The one form of every kind: its fields follow from the table. */
export function EntryForm({ kind, entry, names, onKept, onCancel }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(entry);
  const set = (part: Record<string, unknown>) => setDraft((old) => ({ ...old, ...part }));
  const keep = useMutation({ mutationFn: () => keepEntry(kind, draft), onSuccess: onKept });
  const isReady = isWhole(kind, draft) && !keep.isPending;
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) keep.mutate();
      }}
    >
      <TextInput
        label={t("ui.directory.name")}
        value={draft.name}
        maxLength={200}
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
        required
      />
      {KINDS[kind].fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={draft[field.name]}
          names={names}
          self={field.of === kind ? draft.entry_id : ""}
          onChange={(value) => set({ [field.name]: value })}
        />
      ))}
      <Textarea
        label={t("ui.directory.note")}
        value={String(draft.note ?? "")}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      {keep.error && <ProblemNote problem={problemOf(keep.error)} />}
      <div className={form.foot}>
        <Button look="primary" type="submit" disabled={!isReady}>
          {t("ui.directory.save")}
        </Button>
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
