import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PeriodCall } from "@/api/periods";
import { LANGUAGES, OWN_NAME } from "@/i18n/languages";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import form from "@/kit/Form.module.css";
import { LEVELS } from "../../search";
import css from "./Dates.module.css";
import { CHANNELS, freshCall } from "./own";

interface Props {
  calls: PeriodCall[];
  onChange: (calls: PeriodCall[]) => void;
}

/** One more person to tell: by what, where, from which level on, in which language. */
function Row({
  call,
  onChange,
}: {
  call: PeriodCall;
  onChange: (part: Partial<PeriodCall>) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        className={css.wide}
        label={t("ui.told.recipient")}
        description={t("ui.told.recipient_hint")}
        value={call.recipient}
        maxLength={200}
        onChange={(event) => onChange({ recipient: event.currentTarget.value })}
        required
      />
      <Choice
        label={t("ui.told.channel")}
        value={call.channel}
        options={CHANNELS.map((value) => ({ value, name: t(`ui.channel.${value}`) }))}
        onPick={(channel) => onChange({ channel })}
      />
      <Choice
        label={t("ui.told.from_level")}
        value={call.min_level}
        options={[...LEVELS].reverse().map((value) => ({ value, name: t(`ui.level.${value}`) }))}
        onPick={(value) =>
          onChange({ min_level: LEVELS.find((level) => level === value) ?? "blue" })
        }
      />
      <Choice
        label={t("ui.told.language")}
        value={call.language}
        options={LANGUAGES.map((value) => ({ value, name: OWN_NAME[value] }))}
        onPick={(language) => onChange({ language })}
      />
    </>
  );
}

/** Whom a date calls beside the routes that always hold. */
export function Called({ calls, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const put = (n: number, part: Partial<PeriodCall>) =>
    onChange(calls.map((one, at) => (at === n ? { ...one, ...part } : one)));
  return (
    <section className={form.group} aria-label={t("ui.dates.calls")}>
      <span className={form.legend}>{t("ui.dates.calls")}</span>
      <span className={form.hint}>{t("ui.dates.calls_hint")}</span>
      {calls.map((call, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: calls have no identity but their place
        <div key={`${n} of ${calls.length}`} className={css.call}>
          <Row call={call} onChange={(part) => put(n, part)} />
          <Button
            size="s"
            look="ghost"
            icon="trash"
            label={t("ui.dates.call_remove", { name: call.recipient })}
            onClick={() => onChange(calls.filter((_, at) => at !== n))}
          />
        </div>
      ))}
      <Button size="s" icon="plus" onClick={() => onChange([...calls, freshCall(i18n.language)])}>
        {t("ui.dates.call_add")}
      </Button>
    </section>
  );
}
