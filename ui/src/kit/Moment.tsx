import { Input, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import css from "./Moment.module.css";
import { clockOf, isoOf, localOf } from "./moments";

interface Props {
  label: string;
  /** ISO 8601 in UTC, or "" for none. */
  value: string;
  onChange: (iso: string) => void;
  error?: string;
  required?: boolean;
}

/** A day and a minute of 24 hours in the viewer's zone, which is named beside the label. */
export function MomentInput({ label, value, onChange, error, required }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [[day, clock], setEntered] = useState(() => {
    const [day = "", clock = ""] = localOf(value).split("T");
    return [day, clock];
  });
  const put = (day: string, clock: string) => {
    setEntered([day, clock]);
    const minute = clockOf(clock);
    onChange(day && minute ? isoOf(`${day}T${minute}`) : "");
  };
  const isNoTime = clockOf(clock) === "" && (day !== "" || clock !== "");
  return (
    <Input.Wrapper
      id={id}
      label={t("ui.moment.label", { label, zone: format.zone() })}
      error={error ?? (isNoTime && t("ui.moment.no_time"))}
      required={required}
    >
      <div className={css.moment}>
        <TextInput
          id={id}
          type="date"
          value={day}
          onChange={(event) => put(event.currentTarget.value, clock)}
          required={required}
        />
        <TextInput
          aria-label={t("ui.moment.clock", { label })}
          value={clock}
          onChange={(event) => put(day, event.currentTarget.value)}
          onBlur={() => put(day, clockOf(clock) || clock)}
          placeholder="--:--"
          inputMode="numeric"
          maxLength={5}
          error={isNoTime}
          required={required}
        />
      </div>
    </Input.Wrapper>
  );
}
