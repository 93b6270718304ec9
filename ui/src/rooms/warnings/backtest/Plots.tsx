import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Trial } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { Plot } from "../plots/Plot";
import type { Axis, XYLine } from "../plots/xyOption";
import css from "./Backtest.module.css";
import { useRuleName } from "./SideBySide";
import { lineOf, type Mode, pointAt } from "./sweep";

interface Props {
  trials: Trial[];
  mode: Mode;
  place: number;
}

type Measure = "found" | "delay_minutes";

function useLines({ trials, mode, place }: Props, measure: Measure): XYLine[] {
  const ruleName = useRuleName();
  return trials.map((trial, look) => {
    const point = pointAt(trial, mode, place);
    const across = point?.alarms_per_week.value;
    const up = point?.[measure].value;
    const isKnown = typeof across === "number" && typeof up === "number";
    return {
      name: ruleName(trial.rule),
      look,
      points: lineOf(trial, mode, measure),
      chosen: isKnown ? ([across, up] as [number, number]) : undefined,
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
    const late: Axis = { name: t("ui.backtest.column.delay_minutes"), say: minutes, min: 0 };
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
