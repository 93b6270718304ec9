import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type CaseDetail, type Meeting, onPart } from "@/api/cases";
import { ProblemNote, problemOf } from "@/kit/States";
import { Tick } from "../acting/Tick";
import { may } from "../one/useCase";
import { useCode } from "../words";
import css from "./Papers.module.css";

/** What has to be ready before people meet, ticked as it gets ready. */
export function Ready({ one, meeting }: { one: CaseDetail; meeting: Meeting }) {
  const { t } = useTranslation();
  const code = useCode();
  const client = useQueryClient();
  const { form, name, begins_at, link, invited, prepared } = meeting;
  const tick = useMutation({
    mutationFn: (told: Record<string, boolean>) =>
      onPart("meetings", meeting.meeting_id, "", {
        form,
        name,
        begins_at,
        link,
        invited,
        prepared: told,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ["case", one.case_id] }),
  });
  const shown = tick.isPending ? tick.variables : prepared;
  const codes = Object.keys(prepared);
  const ready = codes.filter((each) => shown[each]).length;
  const isFixed = !one.is_open || !may(one, "meeting.plan");
  return (
    <fieldset className={css.ready} disabled={isFixed}>
      <legend>{t("ui.meeting.ready", { ready, all: codes.length })}</legend>
      {codes.map((each) => (
        <Tick
          key={each}
          label={code("cases.prepared", each)}
          isOn={shown[each] ?? false}
          onChange={(isOn) => tick.mutate({ ...prepared, [each]: isOn })}
        />
      ))}
      {tick.error && <ProblemNote problem={problemOf(tick.error)} />}
    </fieldset>
  );
}
