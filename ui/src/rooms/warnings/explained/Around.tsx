import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WarningDetail } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Chart } from "@/kit/Chart";
import { LevelTimeline } from "@/kit/LevelTimeline";
import { Panel } from "@/kit/Panel";
import { Segments } from "@/kit/Segments";
import css from "./Explained.module.css";
import { toldBy } from "./newest";

const SHOWN = ["mentions", "negative", "negative_share", "accounts", "emotions"];

/** What may be drawn: the usual five, and what did most to raise this warning. */
export function drawable({ changes, chart }: WarningDetail): string[] {
  const told = (toldBy(changes)?.reasons ?? []).map((reason) => reason.indicator);
  const more = told.filter((name) => !SHOWN.includes(name) && name in chart.series);
  return [...SHOWN, ...new Set(more)];
}

/** Level over time above the curve that raised it, under one time axis. */
export function Around({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { chart } = warning;
  const names = drawable(warning);
  const first = toldBy(warning.changes)?.reasons[0]?.indicator ?? "mentions";
  const [indicator, setIndicator] = useState(names.includes(first) ? first : "mentions");
  const from = Date.parse(chart.at[0] ?? warning.opened_at);
  const to = Date.parse(chart.at.at(-1) ?? warning.since) + chart.step_s * 1000;
  const lanes = [{ key: "level", name: t("ui.warning.lane"), marks: chart.marks }];
  return (
    <Panel
      title={t("ui.warning.chart")}
      note={t("ui.chart.per", { span: format.span(chart.step_s) })}
      actions={
        <div className="no-print">
          <Segments
            label={t("ui.monitor.indicators")}
            rows={names.map((value) => ({
              value,
              name: t(`ui.indicator.${value}`, { defaultValue: value }),
            }))}
            value={indicator}
            onChange={setIndicator}
          />
        </div>
      }
      className={css.chart}
    >
      <div className={css.around}>
        <LevelTimeline lanes={lanes} from={from} to={to} />
        <Chart chart={chart} indicator={indicator} height={240} />
      </div>
    </Panel>
  );
}
