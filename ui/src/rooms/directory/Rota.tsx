import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { entries, type Shift, shifts } from "@/api/people";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";

const DAYS = 7;

function daysFrom(now: Date): Date[] {
  return Array.from(
    { length: DAYS },
    (_, at) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + at),
  );
}

const touches = (one: Shift, day: Date): boolean => {
  const next = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
  return new Date(one.begins_at) < next && new Date(one.ends_at) > day;
};

/** The coming week: one row a duty, one column a day in the viewer's zone. */
export function Rota() {
  const { t, i18n } = useTranslation();
  const asked = useQuery({
    queryKey: ["rota"],
    queryFn: async () => ({
      shifts: await shifts(),
      duties: await entries("duties"),
      people: new Map((await entries("people")).map((one) => [one.entry_id, one.name])),
    }),
  });
  if (asked.error) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton lines={6} height={16} />;
  const { duties, people, shifts: all } = asked.data;
  if (all.length === 0) {
    return <Empty title={t("ui.directory.no_rota")}>{t("ui.directory.no_rota_words")}</Empty>;
  }
  const days = daysFrom(new Date());
  const day = new Intl.DateTimeFormat(i18n.language, {
    weekday: "short",
    month: "numeric",
    day: "numeric",
  });
  const hour = new Intl.DateTimeFormat(i18n.language, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (
    <Panel title={t("ui.directory.rota")} isFlush>
      <TableFrame label={t("ui.directory.rota")}>
        <thead>
          <tr>
            <th scope="col">{t("ui.directory.duties")}</th>
            {days.map((one) => (
              <th key={one.getTime()} scope="col">
                {day.format(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <tr key={duty.entry_id}>
              <th scope="row">{duty.name}</th>
              {days.map((one) => (
                <td key={one.getTime()}>
                  {all
                    .filter((shift) => shift.duty_id === duty.entry_id && touches(shift, one))
                    .map((shift) => (
                      <div key={shift.shift_id}>
                        {hour.formatRange(new Date(shift.begins_at), new Date(shift.ends_at))}{" "}
                        {people.get(shift.person_id) ?? shift.person_id}
                      </div>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Panel>
  );
}
