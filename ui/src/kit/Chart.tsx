import { useComputedColorScheme } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outlook } from "@/api/outlook";
import type { Indicators } from "@/api/types";
import { useFormat } from "@/i18n/format";
import css from "./Chart.module.css";
import { CoverageStrip } from "./CoverageStrip";
import { EMOTIONS, optionOf } from "./chartOption";
import type { Drawn } from "./echart";
import { LevelBadge } from "./Level";
import { endOf } from "./outlookSeries";
import { patiently } from "./patiently";

const SHARES = new Set(["negative_share"]);

export const palette = (token: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();

/** Keep a chart drawn in `element` once the library has come; null until then. */
export function useDrawn(element: React.RefObject<HTMLDivElement | null>): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    const target = element.current;
    if (!target) return;
    let made: Drawn | undefined;
    let isOver = false;
    const watcher = new ResizeObserver(() => made?.fit());
    void patiently(() => import("./echart")).then(({ mount }) => {
      if (isOver) return;
      made = mount(target);
      watcher.observe(target);
      setDrawn(made);
    });
    return () => {
      isOver = true;
      watcher.disconnect();
      made?.end();
      setDrawn(null);
    };
  }, [element]);
  return drawn;
}

function useSummary(chart: Indicators, indicator: string): string {
  const { t } = useTranslation();
  const format = useFormat();
  const series = chart.series[indicator === "emotions" ? "anger" : indicator];
  const values = (series?.value ?? []).filter((value): value is number => value !== null);
  const show = (n: number) => (SHARES.has(indicator) ? format.percent(n) : format.number(n));
  return t("ui.chart.summary", {
    name: t(`ui.indicator.${indicator}`),
    newest: show(values.at(-1) ?? 0),
    highest: show(values.reduce((a, b) => Math.max(a, b), 0)),
    changes: chart.marks.length,
  });
}

function Legend({ chart, indicator, outlook }: Omit<Props, "height">) {
  const { t } = useTranslation();
  const format = useFormat();
  const isBanded = chart.series[indicator]?.low !== undefined;
  if (indicator === "emotions") {
    return (
      <ul className={css.legend}>
        {EMOTIONS.map((emotion) => (
          <li key={emotion}>
            <i className={css.swatch} style={{ background: `var(--c-${emotion})` }} />
            {t(`ui.emotion.${emotion}`)}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul className={css.legend}>
      <li>
        <i className={css.line} data-kind="value" />
        {t("ui.chart.seen")}
      </li>
      {isBanded && (
        <>
          <li>
            <i className={css.line} data-kind="expected" />
            {t("ui.chart.expected")}
          </li>
          <li>
            <i className={css.swatch} data-kind="band" />
            {t("ui.chart.band")}
          </li>
        </>
      )}
      {outlook && (
        <li>
          <i className={css.swatch} data-kind="outlook" />
          {t("ui.forecast.band", { band: format.percent(outlook.band) })}
        </li>
      )}
    </ul>
  );
}

/** The level changes of a chart in words, under the lines that mark them. */
function Marks({ chart }: { chart: Indicators }) {
  const format = useFormat();
  const { t } = useTranslation();
  if (chart.marks.length === 0) return null;
  const inOrder = chart.marks.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const newest = format.day(chart.at.at(-1) ?? "");
  const when = (at: string) => (format.day(at) === newest ? format.time(at) : format.moment(at));
  return (
    <ol className={css.marks} aria-label={t("ui.chart.marks")}>
      {inOrder.slice(-6).map((mark) => (
        <li key={mark.change_id}>
          <time dateTime={mark.at} title={format.utc(mark.at)}>
            {when(mark.at)}
          </time>
          <LevelBadge level={mark.after} size="s" isShort />
        </li>
      ))}
    </ol>
  );
}

interface Props {
  chart: Indicators;
  indicator: string;
  /** What is foretold, drawn beyond the newest step in a texture of its own. */
  outlook?: Outlook;
  height?: number;
}

/** One indicator over time: seen, expected, the band between, level changes, coverage. */
export function Chart({ chart, indicator, outlook, height = 260 }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const drawn = useDrawn(element);
  const format = useFormat();
  const { t } = useTranslation();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const summary = useSummary(chart, indicator);
  useEffect(() => {
    if (!drawn || !scheme) return;
    const isShare = SHARES.has(indicator);
    const names = t as unknown as (key: string) => string;
    drawn.draw(optionOf({ chart, indicator, isShare, outlook, height, format, palette, names }));
  }, [drawn, chart, indicator, outlook, height, format, scheme, t]);
  return (
    <figure className={css.figure}>
      <Legend chart={chart} indicator={indicator} outlook={outlook} />
      <div
        ref={element}
        className={css.canvas}
        style={{ height }}
        role="img"
        aria-label={summary}
      />
      <CoverageStrip chart={chart} until={outlook && endOf(outlook)} />
      <Marks chart={chart} />
    </figure>
  );
}
