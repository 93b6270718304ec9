import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NoticeStop } from "@/api/telling";
import { LANGUAGES, OWN_NAME } from "@/i18n/languages";
import { Choice } from "@/kit/Choice";
import { useNamed } from "@/kit/sentences";
import css from "./Told.module.css";

interface Props {
  value: NoticeStop;
  /** Those that are set up; one that is no longer stays to be seen. */
  channels: string[];
  hint?: string;
  onChange: (part: Partial<NoticeStop>) => void;
}

/** By which channel, to which place, in which language. */
export function StopFields({ value, channels, hint, onChange }: Props) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <>
      <Choice
        label={t("ui.told.channel")}
        value={value.channel}
        options={[...new Set([...channels, value.channel])].map((one) => ({
          value: one,
          name: named(`ui.channel.${one}`, one),
        }))}
        onPick={(channel) => onChange({ channel })}
      />
      <Choice
        label={t("ui.told.language")}
        value={value.language}
        options={LANGUAGES.map((one) => ({ value: one, name: OWN_NAME[one] }))}
        onPick={(language) => onChange({ language })}
      />
      <TextInput
        className={css.wide}
        label={t("ui.told.recipient")}
        description={hint}
        value={value.recipient}
        maxLength={200}
        onChange={(event) => onChange({ recipient: event.currentTarget.value })}
        required
      />
    </>
  );
}
