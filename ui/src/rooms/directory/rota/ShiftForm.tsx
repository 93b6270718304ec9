import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { keepShift, removeShift, swapShifts } from "@/api/directory";
import type { Shift } from "@/api/people";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import form from "@/kit/Form.module.css";
import { MomentInput } from "@/kit/Moment";
import { ProblemNote, problemOf } from "@/kit/States";
import type { Undo } from "../entries/useUndo";
import { useSpan } from "../span";
import type { Rota } from "./useRota";

interface Props {
  shift: Shift;
  isNew: boolean;
  rota: Rota;
  onDone: (undo: Undo) => void;
  onCancel: () => void;
}

/** With whom a shift is swapped: the people change places, both or neither. */
function Swap({ shift, rota, onDone }: Omit<Props, "isNew" | "onCancel">) {
  const { t } = useTranslation();
  const span = useSpan();
  const [other, setOther] = useState("");
  const name = (id: string) => rota.names.get(id) ?? id;
  const others = rota.shifts.filter(
    (one) => one.shift_id !== shift.shift_id && one.person_id !== shift.person_id,
  );
  const duty = (one: Shift) => rota.duties.find((each) => each.entry_id === one.duty_id)?.name;
  const swap = useMutation({
    mutationFn: () => swapShifts(shift.shift_id, other),
    onSuccess: () =>
      onDone({
        words: t("ui.directory.swapped"),
        act: () => swapShifts(shift.shift_id, other),
      }),
  });
  return (
    <details className={form.more}>
      <summary>{t("ui.directory.swap")}</summary>
      <div className={form.group}>
        <Choice
          label={t("ui.directory.swap_with")}
          value={other}
          none={t("ui.directory.choose")}
          options={others.map((one) => ({
            value: one.shift_id,
            name: `${name(one.person_id)} · ${duty(one) ?? ""} · ${span(one.begins_at, one.ends_at)}`,
          }))}
          onPick={setOther}
        />
        <Button onClick={() => swap.mutate()} disabled={!other || swap.isPending}>
          {t("ui.directory.swap_do")}
        </Button>
        {swap.error && <ProblemNote problem={problemOf(swap.error)} />}
      </div>
    </details>
  );
}

/** One shift: which duty, who, from when to when. */
export function ShiftForm({ shift, isNew, rota, onDone, onCancel }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(shift);
  const set = (part: Partial<Shift>) => setDraft((old) => ({ ...old, ...part }));
  const said = { name: rota.names.get(draft.person_id) ?? "" };
  const keep = useMutation({
    mutationFn: () => keepShift(draft),
    onSuccess: () =>
      onDone({
        words: t(isNew ? "ui.directory.shift_added" : "ui.directory.shift_changed", said),
        act: () => (isNew ? removeShift(shift.shift_id) : keepShift(shift)),
      }),
  });
  const remove = useMutation({
    mutationFn: () => removeShift(shift.shift_id),
    onSuccess: () =>
      onDone({ words: t("ui.directory.shift_removed", said), act: () => keepShift(shift) }),
  });
  const error = keep.error ?? remove.error;
  const isReady =
    draft.duty_id && draft.person_id && draft.begins_at && draft.begins_at < draft.ends_at;
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !keep.isPending) keep.mutate();
      }}
    >
      <Choice
        label={t("ui.directory.duties")}
        value={draft.duty_id}
        none={t("ui.directory.choose")}
        options={rota.duties.map((one) => ({ value: one.entry_id, name: one.name }))}
        onPick={(duty_id) => set({ duty_id })}
        required
      />
      <Choice
        label={t("ui.directory.person")}
        value={draft.person_id}
        none={t("ui.directory.choose")}
        options={[...rota.names].map(([value, name]) => ({ value, name }))}
        onPick={(person_id) => set({ person_id })}
        required
      />
      <MomentInput
        label={t("ui.directory.begins_at")}
        value={draft.begins_at}
        onChange={(begins_at) => set({ begins_at })}
        required
      />
      <MomentInput
        label={t("ui.directory.ends_at")}
        value={draft.ends_at}
        onChange={(ends_at) => set({ ends_at })}
        error={draft.begins_at < draft.ends_at ? undefined : t("ui.directory.order")}
        required
      />
      {!isNew && <Swap shift={shift} rota={rota} onDone={onDone} />}
      {error && <ProblemNote problem={problemOf(error)} />}
      <div className={form.foot}>
        <Button look="primary" type="submit" disabled={!isReady || keep.isPending}>
          {t("ui.directory.save")}
        </Button>
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        {!isNew && (
          <Button look="ghost" icon="trash" onClick={() => remove.mutate()}>
            {t("ui.directory.shift_remove")}
          </Button>
        )}
      </div>
    </form>
  );
}
