import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Indicators, WatchState } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Chart } from "@/kit/Chart";
import { EMOTIONS } from "@/kit/chartOption";
import { LevelBadge } from "@/kit/Level";
import { CaseLink } from "@/kit/OfCase";
import { Panel } from "@/kit/Panel";
import { Segments } from "@/kit/Segments";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Ago, At } from "@/kit/Time";
import { ComplaintsPanel } from "./complaints/ComplaintsPanel";
import css from "./Figures.module.css";
import { figureOf, topEmotion } from "./figures";
import { Foretold } from "./forecast/Foretold";
import { useOutlook } from "./forecast/useOutlook";
import { LayersPanel } from "./layers/LayersPanel";
import { NamesPanel } from "./names/NamesPanel";
import { INDICATORS, type Indicator, RANGES, useMonitorSearch } from "./search";
import { StoriesPanel } from "./stories/StoriesPanel";
import { TopPanels } from "./TopPanels";
import { useFigures } from "./useFigures";

const DAY = 24; // a shorter window would leave the past no room beside the forecast

function Head({ state }: { state: WatchState }) {
  const { t } = useTranslation();
  return (
    <header className={css.head}>
      <h2 className={css.name}>{state.watch.name}</h2>
      <LevelBadge level={state.level} />
      {state.since && (
        <span className={css.since}>
          {t("ui.monitor.since")} <At at={state.since} />
          <span className="no-print">
            {" "}
            · <Ago at={state.since} />
          </span>
        </span>
      )}
      {state.warning_id && (
        <Link to="/warnings/$id" params={{ id: state.warning_id }} className="no-print">
          {t("ui.monitor.why")}
        </Link>
      )}
      {state.warning_id && <CaseLink warning={state.warning_id} />}
    </header>
  );
}

function useTile(chart: Indicators | undefined, indicator: Indicator) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!chart) return { value: "–", note: "", isHigh: false };
  if (indicator === "emotions") {
    const top = topEmotion(chart, EMOTIONS);
    if (!top) return { value: "–", note: "", isHigh: false };
    return { value: t(`ui.emotion.${top.name}`), note: format.percent(top.share), isHigh: false };
  }
  const { value, expected, high } = figureOf(chart, indicator);
  if (value === null) return { value: "–", note: "", isHigh: false };
  const note =
    expected === null
      ? t(`ui.tile.${indicator}`, { span: format.span(chart.step_s) })
      : t("ui.tile.expected", { n: format.compact(expected) });
  const shown = indicator === "negative_share" ? format.percent(value) : format.compact(value);
  return { value: shown, note, isHigh: high !== null && value > high };
}

function Tile({ chart, indicator }: { chart?: Indicators; indicator: Indicator }) {
  const { t } = useTranslation();
  const { search, change } = useMonitorSearch();
  const tile = useTile(chart, indicator);
  return (
    <button
      type="button"
      className={css.tile}
      aria-pressed={(search.indicator ?? "mentions") === indicator}
      onClick={() => change({ indicator })}
    >
      <span className={css.label}>{t(`ui.indicator.${indicator}`)}</span>
      <span className={css.value}>{tile.value}</span>
      <span className={css.note} data-high={tile.isHigh}>
        {tile.isHigh && <span aria-hidden="true">↑ </span>}
        {tile.note || "\u00a0"}
      </span>
    </button>
  );
}

/** What was measured of one watch. */
export function Figures({ state }: { state: WatchState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, change } = useMonitorSearch();
  const hours = search.hours ?? 24;
  const indicator = search.indicator ?? "mentions";
  const { chart, accounts } = useFigures(state.watch.watch_id, hours);
  const outlook = useOutlook(state.watch.watch_id, indicator);
  const ranges = RANGES.map((value) => ({ value, name: format.span(value * 3600) }));
  return (
    <div className={css.figures} data-part="figures">
      <Head state={state} />
      <fieldset className={css.tiles}>
        <legend className="unseen">{t("ui.monitor.indicators")}</legend>
        {INDICATORS.map((name) => (
          <Tile key={name} chart={chart.data} indicator={name} />
        ))}
      </fieldset>
      <Panel
        title={t(`ui.indicator.${indicator}`)}
        note={t("ui.chart.per", { span: format.span(chart.data?.step_s ?? 300) })}
        actions={
          <Segments
            label={t("ui.monitor.range")}
            rows={ranges}
            value={hours}
            onChange={(value) => change({ hours: value })}
          />
        }
      >
        {chart.data ? (
          <Chart
            chart={chart.data}
            indicator={indicator}
            outlook={hours >= DAY && outlook?.at.length ? outlook : undefined}
          />
        ) : chart.error ? (
          <ProblemNote problem={problemOf(chart.error)} onRetry={() => void chart.refetch()} />
        ) : (
          <Skeleton lines={6} height={28} />
        )}
        {outlook && <Foretold outlook={outlook} stepS={chart.data?.step_s ?? 300} />}
      </Panel>
      <LayersPanel watch={state.watch.watch_id} hours={hours} />
      <StoriesPanel watch={state.watch.watch_id} hours={hours} />
      <ComplaintsPanel watch={state.watch.watch_id} hours={hours} />
      <NamesPanel watch={state.watch.watch_id} hours={hours} />
      <TopPanels watch={state.watch} chart={chart.data} accounts={accounts.data} />
    </div>
  );
}
