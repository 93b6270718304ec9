import { Drawer } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Entry } from "@/api/people";
import type { Kind } from "../kinds";
import { PolicyPage } from "../policies/PolicyPage";
import { EntryForm } from "./EntryForm";
import { blank } from "./entry";
import type { Names } from "./useNames";

interface Props {
  kind: Kind;
  entry?: Entry;
  isNew: boolean;
  mayKeep: boolean;
  names: Names;
  onKept: (one: Entry) => void;
  onClose: () => void;
}

/** One entry, opened beside the table; a policy is read before it is changed. */
export function EntryDrawer({ kind, entry, isNew, mayKeep, names, onKept, onClose }: Props) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each opening begins with a fresh one
  const fresh = useMemo(() => blank(kind, new Date()), [kind, isNew]);
  const one = isNew ? fresh : entry;
  const form = one && mayKeep && (
    <EntryForm
      key={one.entry_id}
      kind={kind}
      entry={one}
      names={names}
      onKept={onKept}
      onCancel={onClose}
    />
  );
  return (
    <Drawer
      opened={one !== undefined}
      onClose={onClose}
      position="right"
      size="min(560px, 100vw)"
      title={isNew ? t(`ui.directory.new.${kind}`) : (one?.name ?? "")}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      {kind === "policies" && entry && !isNew ? (
        <PolicyPage policy={entry}>{form}</PolicyPage>
      ) : (
        form
      )}
    </Drawer>
  );
}
