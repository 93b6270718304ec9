import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import css from "@/kit/Form.module.css";
import { useSignedIn } from "./person";

interface Props {
  value: string;
  onChange: (name: string) => void;
  isFirst?: boolean;
}

/** Asks who decides; whoever is signed in is told so instead. */
export function PersonField({ value, onChange, isFirst }: Props) {
  const { t } = useTranslation();
  const known = useSignedIn();
  if (known) return <p className={css.hint}>{t("ui.action.signed_in", { person: known })}</p>;
  return (
    <TextInput
      label={t("ui.action.person")}
      description={t("ui.action.person_hint")}
      value={value}
      maxLength={200}
      onChange={(event) => onChange(event.currentTarget.value)}
      required
      data-autofocus={isFirst || undefined}
    />
  );
}
