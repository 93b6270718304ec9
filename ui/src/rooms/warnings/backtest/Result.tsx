import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Backtest, Report } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { Segments } from "@/kit/Segments";
import { Slider } from "@/kit/Slider";
import { useWatchNames } from "../listed/useBeside";
import { useAmount } from "../sentences";
import css from "./Backtest.module.css";
import { Plots } from "./Plots";
import { SideBySide } from "./SideBySide";
import { budgetsOf, crisesOf, crisisKey, type Mode, nearestTo, trialsOf } from "./sweep";

const MODES: Mode[] = ["promised", "in_hindsight"];
const FIRST_BUDGET = 1;

function useHead(report: Report): string {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useWatchNames();
  return t("ui.backtest.head", {
    watch: nameOf(report.watch_id),
    since: format.moment(report.tried_from),
    until: format.moment(report.tried_until),
    weeks: format.number(report.ordinary_weeks),
    posts: format.number(report.mean_day),
  });
}

/** Every rule side by side; the slider moves all figures, and the server is not asked again. */
export function Result({ told, report }: { told: Backtest; report: Report }) {
  const { t, i18n } = useTranslation();
  const amount = useAmount();
  const crises = crisesOf(report);
  const budgets = budgetsOf(report);
  const [key, setKey] = useState(crises[0] ? crisisKey(crises[0]) : "");
  const [mode, setMode] = useState<Mode>("promised");
  const [place, setPlace] = useState(() => nearestTo(budgets, FIRST_BUDGET));
  const trials = useMemo(() => trialsOf(report, key), [report, key]);
  const head = useHead(report);
  const shapeName = (shape: string) =>
    i18n.exists(`ui.backtest.short.${shape}`)
      ? t(`ui.backtest.short.${shape}`)
      : t("ui.backtest.short.own", { shape });
  const say = (n: number) => t("ui.backtest.budget_words", { n: amount(budgets[n] ?? 0) });
  return (
    <>
      <Panel title={t("ui.backtest.result")} note={t("ui.backtest.by", { person: told.asked_by })}>
        <div className={css.stack}>
          <p>{head}</p>
          <div className={css.choices}>
            <Segments
              label={t("ui.backtest.shape")}
              rows={crises.map((one) => ({ value: crisisKey(one), name: shapeName(one.shape) }))}
              value={key}
              onChange={setKey}
            />
            <Segments
              label={t("ui.backtest.mode")}
              rows={MODES.map((value) => ({ value, name: t(`ui.backtest.mode.${value}`) }))}
              value={mode}
              onChange={setMode}
            />
          </div>
          <p className={css.quiet}>{t(`ui.backtest.mode.${mode}.words`)}</p>
          <Slider
            label={t("ui.budget.label")}
            value={place}
            min={0}
            max={Math.max(0, budgets.length - 1)}
            say={say}
            onChange={setPlace}
          />
        </div>
      </Panel>
      <SideBySide trials={trials} mode={mode} place={place} />
      <Plots trials={trials} mode={mode} place={place} />
    </>
  );
}
