import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Card } from "@/api/cases";
import { LevelBadge } from "@/kit/Level";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty } from "@/kit/States";
import { At } from "@/kit/Time";
import { TableFrame } from "@/kit/tables/TableFrame";
import { folded } from "./folding";

/** What was stood down, the newest first, with how it ended. */
export function Closed({ cards }: { cards: Card[] }) {
  const { t } = useTranslation();
  const { closed } = folded(cards);
  const title = t("ui.cases.closed");
  return (
    <Panel title={title} note={String(closed.length)} isFlush>
      {closed.length === 0 ? (
        <Empty title={t("ui.cases.none_closed")} />
      ) : (
        <TableFrame label={title}>
          <thead>
            <tr>
              {["name", "peak", "closed_at", "outcome"].map((name) => (
                <th key={name} scope="col">
                  {t(`ui.cases.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {closed.map((one) => (
              <tr key={one.case_id}>
                <th scope="row">
                  <Link to="/cases/$id" params={{ id: one.case_id }}>
                    <PlainText text={one.name} />
                  </Link>
                </th>
                <td data-name={t("ui.cases.column.peak")}>
                  <LevelBadge level={one.peak} size="s" />
                </td>
                <td data-name={t("ui.cases.column.closed_at")}>
                  {one.closed_at && <At at={one.closed_at} />}
                </td>
                <td data-name={t("ui.cases.column.outcome")}>
                  <PlainText text={one.outcome} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Panel>
  );
}
