import { NativeSelect, TagsInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Entity, KINDS, type Kind, saveEntity } from "@/api/names";
import { Decide } from "@/kit/deciding/Decide";

interface Props {
  watch: string;
  one?: Entity;
  onDone: () => void;
}

/** A known name, how else it is called, and where it means something else. */
export function EntityForm({ watch, one, onDone }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(one?.name ?? "");
  const [kind, setKind] = useState<Kind>(one?.kind ?? "brand");
  const [aliases, setAliases] = useState(one?.aliases ?? []);
  const [exclusions, setExclusions] = useState(one?.exclusions ?? []);
  return (
    <Decide
      verb={t("ui.names.save")}
      touches={["entities"]}
      isReady={name.trim() !== ""}
      act={({ person }) =>
        saveEntity(watch, { kind, name, aliases, exclusions, person }, one?.entity_id)
      }
      onDone={onDone}
    >
      <TextInput
        label={t("ui.names.name")}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        required
        data-autofocus
      />
      <NativeSelect
        label={t("ui.names.kind")}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value as Kind)}
        data={KINDS.map((value) => ({ value, label: t(`ui.names.kind.${value}`) }))}
      />
      <TagsInput
        label={t("ui.names.aliases")}
        description={t("ui.names.aliases_hint")}
        value={aliases}
        onChange={setAliases}
      />
      <TagsInput
        label={t("ui.names.exclusions")}
        description={t("ui.names.exclusions_hint")}
        value={exclusions}
        onChange={setExclusions}
      />
    </Decide>
  );
}
