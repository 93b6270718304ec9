import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import { isoOf, localOf } from "./moments";

interface Props {
  label: string;
  /** ISO 8601 in UTC, or "" for none. */
  value: string;
  onChange: (iso: string) => void;
  error?: string;
  required?: boolean;
}

/** A day and a minute in the viewer's zone, which is named beside the label. */
export function MomentInput({ label, value, onChange, error, required }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <TextInput
      type="datetime-local"
      label={t("ui.moment.label", { label, zone: format.zone() })}
      defaultValue={localOf(value)}
      onChange={(event) => onChange(isoOf(event.currentTarget.value))}
      error={error}
      required={required}
    />
  );
}
