import { useTranslation } from "react-i18next";
import type { Trial } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { TableFrame } from "@/kit/tables/TableFrame";
import table from "@/kit/tables/Tables.module.css";
import { FigureCell } from "../FigureCell";
import { useNamed } from "../sentences";
import css from "./Backtest.module.css";
import { type Mode, mostOf, pointAt } from "./sweep";

const COLUMNS = ["alarms_per_week", "found", "by_chance", "delay_minutes", "posted"] as const;

export function useRuleName(): (rule: string) => string {
  const named = useNamed();
  return (rule) => named(`ui.detector.${rule}`, named(`warning.rule.${rule}`, rule));
}

/** One row a rule at the chosen budget, each figure with its interval on one scale. */
export function SideBySide({
  trials,
  mode,
  place,
}: {
  trials: Trial[];
  mode: Mode;
  place: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const ruleName = useRuleName();
  const minutes = (value: number) => format.span(value * 60);
  const scales = {
    alarms_per_week: { most: mostOf(trials, mode, "alarms_per_week"), say: format.number },
    found: { most: 1, say: format.percent },
    by_chance: { most: 1, say: format.percent },
    delay_minutes: { most: mostOf(trials, mode, "delay_minutes"), say: minutes },
    posted: { most: 1, say: format.percent },
  };
  return (
    <Panel title={t("ui.backtest.side_by_side")} note={t("ui.backtest.intervals")} isFlush>
      <TableFrame label={t("ui.backtest.side_by_side")}>
        <thead>
          <tr>
            <th scope="col">{t("ui.backtest.rule")}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`ui.backtest.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trials.map((trial) => {
            const point = pointAt(trial, mode, place);
            return (
              <tr key={trial.rule}>
                <th scope="row">
                  {ruleName(trial.rule)}
                  <span className={table.sub}>
                    {trial.rule} {trial.version}
                  </span>
                </th>
                {COLUMNS.map((column) => (
                  <td key={column} data-name={t(`ui.backtest.column.${column}`)}>
                    {point && <FigureCell figure={point[column]} {...scales[column]} />}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </TableFrame>
      <p className={css.foot}>{t("ui.backtest.foot")}</p>
    </Panel>
  );
}
