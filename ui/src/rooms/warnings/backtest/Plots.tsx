import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Trial } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { Plot } from "@/kit/plots/Plot";
import type { Axis, XYLine } from "@/kit/plots/xyOption";
import css from "./Backtest.module.css";
import { useRuleName } from "./SideBySide";
import { lineOf, type Measure, type Mode, placeOf, pointAt } from "./sweep";

interface Props {
  trials: Trial[];
  mode: Mode;
  place: number;
}

function useLines({ trials, mode, place }: Props, measure: Measure): XYLine[] {
  const ruleName = useRuleName();
  return trials.map((trial, look) => {
    const point = pointAt(trial, mode, place);
    return {
      name: ruleName(trial.rule),
      look,
      points: lineOf(trial, mode, measure),
      chosen: (point && placeOf(point, measure)) ?? undefined,
    };
  });
}

/** What alarms buy: found share and median delay against alarms a week, the chosen budget marked. */
export function Plots(props: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useLines(props, "found");
  const delay = useLines(props, "delay_minutes");
  const axes = useMemo(() => {
    const x: Axis = { name: t("ui.backtest.column.alarms_per_week"), say: format.number, min: 0 };
    const up: Axis = { name: t("ui.backtest.column.found"), say: format.percent, min: 0, max: 1 };
    const minutes = (value: number) => format.span(value * 60);
    const late: Axis = { name: t("ui.backtest.column.delay_minutes"), say: minutes, isLog: true };
    return { x, up, late };
  }, [t, format]);
  return (
    <div className={css.plots}>
      <Panel title={t("ui.backtest.plot.found")}>
        <Plot label={t("ui.backtest.plot.found_label")} lines={found} x={axes.x} y={axes.up} />
      </Panel>
      <Panel title={t("ui.backtest.plot.delay")}>
        <Plot label={t("ui.backtest.plot.delay_label")} lines={delay} x={axes.x} y={axes.late} />
      </Panel>
    </div>
  );
}
