import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase } from "@/api/cases";
import { TOUCHES } from "../acting/Act";
import { STAGES } from "../codes";
import css from "./Top.module.css";
import { may } from "./useCase";

/** Where the public's attention stands, as people see it. */
export function Stage({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const put = useMutation({
    mutationFn: (to: string) => onCase(one.case_id, "stage", { to }),
    onSettled: () =>
      Promise.all(TOUCHES.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  if (!one.is_open || !may(one, "case.sort")) return t(`cases.stage.${one.stage}`);
  return (
    <select
      className={css.stage}
      aria-label={t("ui.case.stage")}
      value={put.isPending ? put.variables : one.stage}
      onChange={(event) => put.mutate(event.target.value)}
    >
      {STAGES.map((stage) => (
        <option key={stage} value={stage}>
          {t(`cases.stage.${stage}`)}
        </option>
      ))}
    </select>
  );
}
