import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { noticeRules } from "@/api/telling";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import { Held } from "./HeldBack";
import { RouteRow } from "./RouteRow";
import css from "./Told.module.css";

const EVERY_MS = 30_000;
const COLUMNS = ["from", "who", "hours", "quiet", "then"] as const;

/** Who is told from which level on, now and at night; and what waits to be told together. */
export function ToldPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({
    queryKey: ["held", "told"],
    queryFn: noticeRules,
    refetchInterval: EVERY_MS,
  });
  if (asked.error && !asked.data) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton lines={5} height={16} />;
  const { routes, held, few, window_s: window } = asked.data;
  return (
    <>
      <Panel title={t("ui.told.routes")} note={t("ui.told.routes_note")} isFlush>
        {routes.length === 0 ? (
          <Empty title={t("ui.told.none")}>{t("ui.told.none_words")}</Empty>
        ) : (
          <TableFrame label={t("ui.told.routes")}>
            <thead>
              <tr>
                {COLUMNS.map((name) => (
                  <th key={name} scope="col">
                    {t(`ui.told.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {routes.map((one) => (
                <RouteRow
                  key={`${one.from_level} ${one.channel} ${one.recipient} ${one.duty} ${one.hours?.begins}`}
                  one={one}
                />
              ))}
            </tbody>
          </TableFrame>
        )}
        <p className={css.foot}>
          {t("ui.told.config")} <Link to="/warnings">{t("ui.told.silences")}</Link>
        </p>
      </Panel>
      <Panel title={t("ui.told.held")} note={held.length > 0 ? held.length : undefined} isFlush>
        <p className={css.foot}>{t("ui.told.flood", { few, span: format.span(window) })}</p>
        {held.length === 0 ? <Empty title={t("ui.told.held_none")} /> : <Held rows={held} />}
      </Panel>
    </>
  );
}
