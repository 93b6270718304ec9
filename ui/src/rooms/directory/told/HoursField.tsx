import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { NoticeHours } from "@/api/telling";
import { ZONE } from "@/i18n/format";
import { Choice } from "@/kit/Choice";
import form from "@/kit/Form.module.css";
import directory from "../Directory.module.css";
import { ZONES } from "../zones";
import { DAYS, weekdays } from "./days";
import { freshHours, isTime } from "./route";
import css from "./Told.module.css";

interface Props {
  legend: string;
  /** The words beside the box that asks for hours at all. */
  words: string;
  value: NoticeHours | null;
  usual: readonly [begins: string, ends: string];
  onChange: (hours: NoticeHours | null) => void;
  children?: ReactNode;
}

/** The days on which it begins; none picked is every day. */
function Days({ value, onChange }: { value: number[]; onChange: (days: number[]) => void }) {
  const { t, i18n } = useTranslation();
  const toggled = (day: number) =>
    value.includes(day) ? value.filter((one) => one !== day) : [...value, day].sort();
  return (
    <fieldset className={css.days}>
      <legend>{t("ui.told.days")}</legend>
      {DAYS.map((day) => (
        <label key={day}>
          <input
            type="checkbox"
            checked={value.includes(day)}
            onChange={() => onChange(toggled(day))}
          />
          {weekdays([day], i18n.language)}
        </label>
      ))}
    </fieldset>
  );
}

/** Hours of the day on a wall clock, or none; they may pass midnight. */
export function HoursField({ legend, words, value, usual, onChange, children }: Props) {
  const { t } = useTranslation();
  const set = (part: Partial<NoticeHours>) => value && onChange({ ...value, ...part });
  const zones = value && !ZONES.includes(value.zone) ? [value.zone, ...ZONES] : ZONES;
  return (
    <fieldset className={directory.rows}>
      <legend>{legend}</legend>
      <label className={css.box}>
        <input
          type="checkbox"
          checked={value !== null}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? freshHours(ZONE, ...usual) : null)
          }
        />
        {words}
      </label>
      {value && (
        <div className={`${form.group} ${css.hours}`}>
          <div className={directory.cells}>
            {(["begins", "ends"] as const).map((end) => (
              <TextInput
                key={end}
                label={t(`ui.told.${end}`)}
                value={value[end]}
                inputMode="numeric"
                placeholder={usual[end === "begins" ? 0 : 1]}
                maxLength={5}
                error={isTime(value[end]) ? undefined : t("ui.told.time_form")}
                onChange={(event) => set({ [end]: event.currentTarget.value })}
                required
              />
            ))}
          </div>
          <Choice
            label={t("ui.told.zone")}
            value={value.zone}
            options={zones.map((zone) => ({ value: zone, name: zone }))}
            onPick={(zone) => set({ zone })}
          />
          <Days value={value.days} onChange={(days) => set({ days })} />
          {children}
        </div>
      )}
    </fieldset>
  );
}
