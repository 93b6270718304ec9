import { useTranslation } from "react-i18next";
import type { Comparison, Contender } from "@/api/risk";
import { useFormat } from "@/i18n/format";
import { TableFrame } from "@/kit/tables/TableFrame";
import { FigureCell } from "../../FigureCell";
import { useAmount } from "../../sentences";
import css from "./Risk.module.css";

const COLUMNS = ["found", "missed", "lead", "alarms"] as const;
const RULES = "rules";

const signed = (n: number | null): string => (n === null ? "–" : (n > 0 ? "+" : "") + n.toFixed(2));

const mostOf = (rows: readonly Contender[], column: "lead_minutes" | "alarms_per_week"): number =>
  Math.max(1, ...rows.map((row) => row[column].high ?? row[column].value ?? 0));

function Row({ row, name, of }: { row: Contender; name: string; of: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">{row.name === RULES ? t("ui.risk.rules") : name}</th>
      <td data-name={t("ui.risk.column.found")}>
        <FigureCell figure={row.found} most={1} say={format.percent} />
      </td>
      <td data-name={t("ui.risk.column.missed")}>
        {t("ui.risk.missed_of", { missed: row.missed, cases: row.cases })}
      </td>
      <td data-name={t("ui.risk.column.lead")}>
        <FigureCell
          figure={row.lead_minutes}
          most={mostOf(of.rows, "lead_minutes")}
          say={(minutes) => format.span(minutes * 60)}
        />
      </td>
      <td data-name={t("ui.risk.column.alarms")}>
        <FigureCell
          figure={row.alarms_per_week}
          most={mostOf(of.rows, "alarms_per_week")}
          say={format.number}
        />
      </td>
    </tr>
  );
}

/** A model and the rules side by side on cases that neither had seen, and who won. */
export function Versus({ found, name }: { found: Comparison; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const amount = useAmount();
  const { value, low, high, of } = found.fewer_missed;
  const facts = { value: signed(value), low: signed(low), high: signed(high), cases: of };
  return (
    <>
      <p className={css.verdict}>
        {t(found.wins ? "risk.cli.wins" : "risk.cli.wins_not", facts)}{" "}
        <span>
          {t("ui.risk.compared", {
            at: format.day(found.at),
            split: format.day(found.split_at),
            budget: amount(found.budget_per_week),
          })}
        </span>
      </p>
      <TableFrame label={name}>
        <thead>
          <tr>
            <th scope="col">{t("ui.risk.column.who")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`ui.risk.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.rows.map((row) => (
            <Row key={row.name} row={row} name={name} of={found} />
          ))}
        </tbody>
      </TableFrame>
    </>
  );
}
