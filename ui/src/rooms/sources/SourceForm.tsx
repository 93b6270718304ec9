import { NumberInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { beginSource, changeSource } from "@/api/client";
import type { Connector, SourceEntry } from "@/api/sources";
import type { SourceState } from "@/api/types";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import { EndSource } from "./EndSource";
import { EMPTY, entryOf } from "./entry";
import { HookAddress } from "./HookAddress";
import { SettingFields } from "./SettingFields";
import css from "./SourceDrawer.module.css";
import { fieldsOf, filledIn, isFilledIn, type Settings } from "./schema";
import { TrySource } from "./TrySource";

interface Props {
  source?: SourceState;
  connectors: Connector[];
  onDone: () => void;
  /** A webhook that was just begun stays open: its address is what one needs next. */
  onBegun: (id: string) => void;
}

interface PartProps {
  entry: SourceEntry;
  onChange: (part: Partial<SourceEntry>) => void;
}

function useDraft(source: SourceState | undefined, connectors: Connector[]) {
  const [entry, setEntry] = useState<SourceEntry>(source ? entryOf(source) : EMPTY);
  const [settings, setSettings] = useState<Settings>({});
  const [isKept, setKept] = useState(source !== undefined);
  const connector = connectors.find(({ name }) => name === entry.connector);
  const fields = connector ? fieldsOf(connector.settings_schema) : [];
  const told: SourceEntry = isKept ? entry : { ...entry, settings: filledIn(settings) };
  const isReady = connector !== undefined && (isKept || isFilledIn(fields, settings));
  const change = (part: Partial<SourceEntry>) => setEntry((old) => ({ ...old, ...part }));
  const set = (part: Settings) => setSettings((old) => ({ ...old, ...part }));
  return { entry, change, settings, set, isKept, setKept, connector, fields, told, isReady };
}

/** What this connector cannot see: said before somebody relies on it. */
function BlindSpots({ connector }: { connector: Connector }) {
  const { t, i18n } = useTranslation();
  if (connector.blind_spots.length === 0) return null;
  return (
    <div className={css.blind}>
      <p className={form.legend}>{t("ui.sources.blind")}</p>
      <ul>
        {connector.blind_spots.map((code) => (
          <li key={code}>{i18n.exists(code) ? t(code) : code}</li>
        ))}
      </ul>
    </div>
  );
}

function General({ entry, onChange }: PartProps) {
  const { t } = useTranslation();
  const keeps = ["matched", "all"].map((value) => ({ value, name: t(`ui.sources.keep.${value}`) }));
  return (
    <>
      <NumberInput
        label={t("ui.sources.expected")}
        description={t("ui.sources.expected.hint")}
        value={entry.expected_every_s}
        min={1}
        max={31 * 86_400}
        hideControls
        onChange={(value) => onChange({ expected_every_s: Number(value) || 1 })}
      />
      <Choice
        label={t("ui.sources.keep")}
        description={t("ui.sources.keep.hint")}
        value={entry.keep}
        options={keeps}
        onPick={(value) => onChange({ keep: value === "all" ? "all" : "matched" })}
      />
    </>
  );
}

export function SourceForm({ source, connectors, onDone, onBegun }: Props) {
  const { t, i18n } = useTranslation();
  const draft = useDraft(source, connectors);
  const { entry, connector, told } = draft;
  const save = useMutation({
    mutationFn: () => (source ? changeSource(source.source_id, told) : beginSource(told)),
    onSuccess: (saved) =>
      !source && connector?.mode === "webhook" ? onBegun(saved.source_id) : onDone(),
  });
  const nameOf = (name: string) =>
    i18n.exists(`connectors.${name}.name`) ? t(`connectors.${name}.name`) : name;
  // Files are taken in by the command: the server refuses them here.
  const kinds = connectors.filter(({ mode }) => mode !== "import");
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        label={t("ui.watch.name")}
        description={t("ui.watch.name.hint")}
        value={entry.name}
        onChange={(event) => draft.change({ name: event.currentTarget.value })}
        data-autofocus
        required
      />
      {!source && (
        <Choice
          label={t("ui.sources.connector")}
          value={entry.connector}
          none={t("ui.sources.connector.none")}
          options={kinds.map(({ name }) => ({ value: name, name: nameOf(name) }))}
          onPick={(name) => draft.change({ connector: name })}
          required
        />
      )}
      {source && connector?.mode === "webhook" && <HookAddress id={source.source_id} />}
      {draft.isKept ? (
        <div className={css.kept}>
          <p>{t("ui.sources.kept", { connector: nameOf(entry.connector) })}</p>
          <Button size="s" onClick={() => draft.setKept(false)}>
            {t("ui.sources.kept.replace")}
          </Button>
        </div>
      ) : (
        <SettingFields fields={draft.fields} settings={draft.settings} onChange={draft.set} />
      )}
      <General entry={entry} onChange={draft.change} />
      {connector && <BlindSpots connector={connector} />}
      <TrySource
        entry={{ ...told, name: entry.name || "–", source_id: source?.source_id }}
        isReady={draft.isReady}
      />
      {save.error && <ProblemNote problem={problemOf(save.error)} />}
      <div className={form.foot}>
        <Button
          look="primary"
          type="submit"
          disabled={!draft.isReady || entry.name.trim() === "" || save.isPending}
        >
          {t("ui.watch.save")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
        {source && <EndSource source={source} onDone={onDone} />}
      </div>
    </form>
  );
}
