import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { heldDuties } from "@/api/people";
import { Status } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import { useSpan } from "./span";

/** Who holds which duty now; nobody is said loudly, and so is a gap that comes. */
export function Held() {
  const { t } = useTranslation();
  const span = useSpan();
  const asked = useQuery({ queryKey: ["held"], queryFn: heldDuties, refetchInterval: 30_000 });
  if (asked.error) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton lines={4} height={16} />;
  if (asked.data.length === 0) {
    return <Empty title={t("ui.directory.none")}>{t("ui.directory.none_words")}</Empty>;
  }
  return (
    <Panel title={t("ui.directory.held")} isFlush>
      <TableFrame label={t("ui.directory.held")}>
        <thead>
          <tr>
            <th scope="col">{t("ui.directory.duties")}</th>
            <th scope="col">{t("ui.directory.holder")}</th>
            <th scope="col">{t("ui.directory.how")}</th>
            <th scope="col">{t("ui.directory.gaps")}</th>
          </tr>
        </thead>
        <tbody>
          {asked.data.map((one) => (
            <tr key={one.duty_id}>
              <th scope="row">{one.name}</th>
              <td data-name={t("ui.directory.holder")}>
                {one.person || <Status tone="bad">{t("ui.directory.nobody")}</Status>}
              </td>
              <td data-name={t("ui.directory.how")}>{t(`ui.directory.how.${one.how}`)}</td>
              <td data-name={t("ui.directory.gaps")}>
                {one.gaps.map((gap) => (
                  <div key={gap.begins_at}>
                    <Status tone="warm">{span(gap.begins_at, gap.ends_at)}</Status>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Panel>
  );
}
