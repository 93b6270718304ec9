import { useTranslation } from "react-i18next";
import type { Ledger, Tally, VerdictWord } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { Empty } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import table from "@/kit/tables/Tables.module.css";
import { FigureCell } from "../FigureCell";
import { useWatchNames } from "../listed/useBeside";
import { useNamed } from "../sentences";

const WORDS: VerdictWord[] = ["true", "late", "false", "not-ours"];
const SHARES = ["precision", "recall", "in_time"] as const;
const FIGURES = [...SHARES, "lead_minutes", "alarms_per_week"] as const;
const COLUMNS = ["warnings", ...FIGURES] as const;

/** The end of a column's scale: where the highest interval ends. */
export function mostOf(
  tallies: readonly Tally[],
  column: "lead_minutes" | "alarms_per_week",
): number {
  const ends = tallies.map((one) => one[column].high ?? one[column].value ?? 0);
  return Math.max(1, ...ends);
}

function useRowName() {
  const { t } = useTranslation();
  const nameOf = useWatchNames();
  const named = useNamed();
  return ({ rule, watch_id }: Tally): string => {
    if (rule) return named(`warning.rule.${rule}`, rule);
    return watch_id ? nameOf(watch_id) : t("ui.warnings.watch_any");
  };
}

interface RowProps {
  one: Tally;
  most: { lead: number; alarms: number };
}

function Figures({ one, most }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (FIGURES.every((column) => !one[column].is_enough)) {
    return (
      <td colSpan={FIGURES.length} data-name={t("ui.ledger.figures")}>
        <span className={table.few}>{t("ui.ledger.too_few")}</span>
      </td>
    );
  }
  return (
    <>
      {SHARES.map((column) => (
        <td key={column} data-name={t(`ui.ledger.${column}`)}>
          <FigureCell figure={one[column]} most={1} say={format.percent} />
        </td>
      ))}
      <td data-name={t("ui.ledger.lead_minutes")}>
        <FigureCell
          figure={one.lead_minutes}
          most={most.lead}
          say={(minutes) => format.span(minutes * 60)}
        />
      </td>
      <td data-name={t("ui.ledger.alarms_per_week")}>
        <FigureCell figure={one.alarms_per_week} most={most.alarms} say={format.number} />
      </td>
    </>
  );
}

function Row({ one, most }: RowProps) {
  const { t } = useTranslation();
  const nameOf = useRowName();
  const said = WORDS.filter((word) => one.verdicts[word])
    .map((word) => `${t(`ui.verdict.${word}`)} ${one.verdicts[word]}`)
    .concat(one.missed > 0 ? [`${t("ui.ledger.missed")} ${one.missed}`] : [])
    .join(" · ");
  return (
    <tr>
      <th scope="row" data-depth={one.rule ? 1 : 0}>
        {nameOf(one)}
        {one.rule && <span className={table.sub}>{one.rule}</span>}
      </th>
      <td data-name={t("ui.ledger.warnings")}>
        <span>
          {one.warnings}
          {said && <span className={table.sub}>{said}</span>}
        </span>
      </td>
      <Figures one={one} most={most} />
    </tr>
  );
}

/** Precision, recall, lead time, alarms a week: for the whole, each watch, each rule. */
export function Tallies({ told }: { told: Ledger }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = told.tallies;
  const most = { lead: mostOf(rows, "lead_minutes"), alarms: mostOf(rows, "alarms_per_week") };
  const span = `${format.day(told.since)} – ${format.day(told.until)}`;
  return (
    <Panel title={t("ui.ledger.tallies")} note={span} isFlush>
      {rows.every((one) => one.warnings === 0 && one.missed === 0) ? (
        <Empty title={t("ui.ledger.none")}>{t("ui.ledger.none_words")}</Empty>
      ) : (
        <TableFrame label={t("ui.ledger.tallies")}>
          <thead>
            <tr>
              <th scope="col">{t("ui.ledger.rule")}</th>
              {COLUMNS.map((column) => (
                <th key={column} scope="col" title={t(`ui.ledger.${column}.words`)}>
                  {t(`ui.ledger.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <Row key={`${one.watch_id} ${one.rule}`} one={one} most={most} />
            ))}
          </tbody>
        </TableFrame>
      )}
    </Panel>
  );
}
