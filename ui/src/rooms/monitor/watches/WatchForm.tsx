import { NumberInput, TagsInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createWatch, updateWatch } from "@/api/client";
import type { Near, NewWatch, Watch } from "@/api/types";
import { Button } from "@/kit/Button";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import { EMPTY, isWritten, type Lists, MAIN_LISTS, MORE_LISTS, without } from "./draft";
import { Periods } from "./Periods";
import { PresetChoice } from "./PresetChoice";
import { TopicChoice } from "./TopicChoice";
import { TryIt } from "./TryIt";
import css from "./WatchDrawer.module.css";

interface PartProps {
  draft: NewWatch;
  onChange: (part: Partial<NewWatch>) => void;
}

function Words({ list, draft, onChange }: PartProps & { list: Lists }) {
  const { t } = useTranslation();
  return (
    <TagsInput
      label={t(`ui.watch.${list}`)}
      description={t(`ui.watch.${list}.hint`)}
      value={draft[list]}
      onChange={(value) => onChange({ [list]: value })}
      splitChars={[",", "，", "、", ";", "；"]}
      acceptValueOnBlur
    />
  );
}

function Nears({ draft, onChange }: PartProps) {
  const { t } = useTranslation();
  const put = (n: number, part: Partial<Near>) =>
    onChange({ near: draft.near.map((near, at) => (at === n ? { ...near, ...part } : near)) });
  return (
    <div className={form.group}>
      <span className={form.legend}>{t("ui.watch.near")}</span>
      {draft.near.map((near, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pairs have no identity but their place
        <div key={n} className={css.near}>
          <TextInput
            label={t("ui.watch.near.first")}
            value={near.first}
            onChange={(event) => put(n, { first: event.currentTarget.value })}
          />
          <TextInput
            label={t("ui.watch.near.second")}
            value={near.second}
            onChange={(event) => put(n, { second: event.currentTarget.value })}
          />
          <NumberInput
            label={t("ui.watch.near.within")}
            value={near.within}
            min={1}
            max={1000}
            hideControls
            onChange={(value) => put(n, { within: Number(value) || 1 })}
          />
          <Button
            look="ghost"
            icon="trash"
            label={t("ui.watch.near.remove")}
            onClick={() => onChange({ near: draft.near.filter((_, at) => at !== n) })}
          />
        </div>
      ))}
      <Button
        size="s"
        icon="plus"
        onClick={() => onChange({ near: [...draft.near, { first: "", second: "", within: 20 }] })}
      >
        {t("ui.watch.near.add")}
      </Button>
    </div>
  );
}

export function WatchForm({ watch, onDone }: { watch?: Watch; onDone: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<NewWatch>(watch ? without(watch) : EMPTY);
  const change = (part: Partial<NewWatch>) => setDraft((old) => ({ ...old, ...part }));
  const save = useMutation({
    mutationFn: () =>
      watch ? updateWatch({ ...draft, watch_id: watch.watch_id }) : createWatch(draft),
    onSuccess: onDone,
  });
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {!watch && <TopicChoice draft={draft} onChange={change} />}
      <TextInput
        label={t("ui.watch.name")}
        description={t("ui.watch.name.hint")}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        data-autofocus
        required
      />
      {MAIN_LISTS.map((list) => (
        <Words key={list} list={list} draft={draft} onChange={change} />
      ))}
      <Nears draft={draft} onChange={change} />
      <PresetChoice value={draft.preset} onPick={(preset) => change({ preset })} />
      <Periods draft={draft} onChange={change} />
      <details className={form.more}>
        <summary>{t("ui.watch.more")}</summary>
        <div className={form.form}>
          {MORE_LISTS.map((list) => (
            <Words key={list} list={list} draft={draft} onChange={change} />
          ))}
        </div>
      </details>
      <TryIt draft={draft} />
      {save.error && <ProblemNote problem={problemOf(save.error)} />}
      <div className={form.foot}>
        <Button look="primary" type="submit" disabled={!isWritten(draft) || save.isPending}>
          {t("ui.watch.save")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
