import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Shift } from "@/api/people";
import { dateForm } from "@/i18n/languages";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { PlainText } from "@/kit/PlainText";
import { TableFrame } from "@/kit/tables/TableFrame";
import css from "../Directory.module.css";
import type { Rota } from "./useRota";
import { touches, within } from "./week";

interface Props {
  days: Date[];
  rota: Rota;
  mayKeep: boolean;
  onOpen: (shift: Shift) => void;
  onAdd: (duty: string, day: Date) => void;
}

function useForms() {
  const { i18n } = useTranslation();
  const hour = dateForm(i18n.language, { hour: "2-digit", minute: "2-digit" });
  const day = dateForm(i18n.language, { weekday: "short", month: "numeric", day: "numeric" });
  const midnight = (at: Date) => at.getHours() === 0 && at.getMinutes() === 0;
  return {
    day: (at: Date) => day.format(at),
    span: ([from, to]: [Date, Date]) =>
      `${hour.format(from)}–${midnight(to) ? "24:00" : hour.format(to)}`,
  };
}

/** One row a duty, one column a day: who stands when, and when nobody does. */
export function RotaTable({ days, rota, mayKeep, onOpen, onAdd }: Props) {
  const { t } = useTranslation();
  const say = useForms();
  const name = (id: string) => rota.names.get(id) ?? id;
  const today = new Date().toDateString();
  // A duty that is held by agreement needs no rota: those with one come first, the rest on demand.
  const [isWhole, setWhole] = useState(false);
  const isUsed = (id: string) => [...rota.shifts, ...rota.gaps].some((one) => one.duty_id === id);
  const used = rota.duties.filter((duty) => isUsed(duty.entry_id));
  const rest = rota.duties.filter((duty) => !isUsed(duty.entry_id));
  const isAll = isWhole || used.length === 0;
  return (
    <TableFrame label={t("ui.directory.rota")}>
      <thead>
        <tr>
          <th scope="col">{t("ui.directory.duties")}</th>
          {days.map((one) => (
            <th
              key={one.getTime()}
              scope="col"
              className={one.toDateString() === today ? css.today : undefined}
            >
              {say.day(one)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...used, ...(isAll ? rest : [])].map((duty) => (
          <tr key={duty.entry_id}>
            <th scope="row">
              <PlainText text={duty.name} />
            </th>
            {days.map((day) => (
              <td key={day.getTime()} data-name={say.day(day)}>
                <div>
                  {rota.shifts
                    .filter((one) => one.duty_id === duty.entry_id && touches(one, day))
                    .map((one) => {
                      const words = (
                        <>
                          <b>
                            <PlainText text={name(one.person_id)} />
                          </b>
                          {say.span(within(one, day))}
                        </>
                      );
                      return mayKeep ? (
                        <button
                          key={one.shift_id}
                          type="button"
                          className={css.shift}
                          onClick={() => onOpen(one)}
                        >
                          {words}
                        </button>
                      ) : (
                        <span key={one.shift_id} className={css.shift}>
                          {words}
                        </span>
                      );
                    })}
                  {rota.gaps
                    .filter((one) => one.duty_id === duty.entry_id && touches(one, day))
                    .map((one) => (
                      <span key={one.begins_at} className={css.gap}>
                        <Status tone="bad">
                          {t("ui.directory.gap", { span: say.span(within(one, day)) })}
                        </Status>
                      </span>
                    ))}
                  {mayKeep && (
                    <Button
                      size="s"
                      look="ghost"
                      icon="plus"
                      className="no-print"
                      label={t("ui.directory.shift_add_on", {
                        duty: duty.name,
                        day: say.day(day),
                      })}
                      onClick={() => onAdd(duty.entry_id, day)}
                    />
                  )}
                </div>
              </td>
            ))}
          </tr>
        ))}
        {!isAll && rest.length > 0 && (
          <tr className="no-print">
            <td colSpan={days.length + 1}>
              <Button size="s" look="ghost" icon="down" onClick={() => setWhole(true)}>
                {t("ui.directory.rota_rest", { count: rest.length })}
              </Button>
            </td>
          </tr>
        )}
      </tbody>
    </TableFrame>
  );
}
