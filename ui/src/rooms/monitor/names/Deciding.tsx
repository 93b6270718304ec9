import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Decision,
  decideName,
  type Entity,
  KINDS,
  type Kind,
  type NewName,
} from "@/api/names";
import { Decide } from "@/kit/deciding/Decide";

interface Props {
  watch: string;
  one: NewName;
  known: Entity[];
  onDone: () => void;
}

/** What a new name is: somebody's word, which can be taken back. */
export function Deciding({ watch, one, known, onDone }: Props) {
  const { t } = useTranslation();
  const [decision, setDecision] = useState<Decision>("entity");
  const [kind, setKind] = useState<Kind>(one.kind);
  const [entity, setEntity] = useState(known[0]?.entity_id ?? "");
  const ways: Decision[] = known.length > 0 ? ["entity", "alias", "term"] : ["entity", "term"];
  return (
    <Decide
      words={t("ui.names.decide_words")}
      verb={t("ui.names.keep")}
      touches={["names", "entities"]}
      isReady={decision !== "alias" || entity !== ""}
      act={({ person }) =>
        decideName(watch, {
          name: one.name,
          decision,
          person,
          ...(decision === "entity" && { kind }),
          ...(decision === "alias" && { entity_id: entity }),
        })
      }
      onDone={onDone}
    >
      <NativeSelect
        label={t("ui.names.what")}
        value={decision}
        onChange={(event) => setDecision(event.currentTarget.value as Decision)}
        data={ways.map((value) => ({ value, label: t(`ui.names.as.${value}`) }))}
        data-autofocus
      />
      {decision === "entity" && (
        <NativeSelect
          label={t("ui.names.kind")}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as Kind)}
          data={KINDS.map((value) => ({ value, label: t(`ui.names.kind.${value}`) }))}
        />
      )}
      {decision === "alias" && (
        <NativeSelect
          label={t("ui.names.whose")}
          value={entity}
          onChange={(event) => setEntity(event.currentTarget.value)}
          data={known.map(({ entity_id, name }) => ({ value: entity_id, label: name }))}
        />
      )}
    </Decide>
  );
}
