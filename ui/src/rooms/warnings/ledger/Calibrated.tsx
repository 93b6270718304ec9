import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Calibration } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { Plot } from "@/kit/plots/Plot";
import { type Axis, QUIET_LOOK, type XYLine } from "@/kit/plots/xyOption";
import { oftenLine, useSentences } from "../sentences";
import css from "./Ledger.module.css";

const EVEN: [number, number][] = [
  [0, 0],
  [1, 1],
];

/** Bins that are told from enough, as points with their intervals. */
export function binLine(name: string, { bins }: Calibration): XYLine {
  const known = bins.filter(({ seen }) => seen.is_enough && seen.value !== null);
  return {
    name,
    look: 0,
    points: known.map(({ predicted, seen }) => [predicted, seen.value ?? 0]),
    bars: known.map(({ predicted, seen }) => [predicted, seen.low ?? 0, seen.high ?? 1]),
  };
}

function usePlot(calibration: Calibration) {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const share = { say: format.percent, min: 0, max: 1 };
    const x: Axis = { ...share, name: t("ui.calibration.predicted") };
    const y: Axis = { ...share, name: t("ui.calibration.seen") };
    const even = { name: t("ui.calibration.even"), look: QUIET_LOOK, points: EVEN };
    return { x, y, lines: [binLine(t("ui.calibration.bins"), calibration), even] };
  }, [calibration, t, format]);
}

/** How likely a warning is true, how well that is known, and whether it is the prior still. */
export function Calibrated({ calibration }: { calibration: Calibration }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useSentences();
  const plot = usePlot(calibration);
  const { verdicts, needed, method } = calibration;
  const score = (n: number | null) => (n === null ? "–" : n.toFixed(2));
  return (
    <Panel title={t("ui.calibration.title")}>
      <div className={css.stack}>
        <p>
          {t(`ledger.calibration.${method}`, {
            verdicts,
            needed,
            brier: score(calibration.brier),
            prior: score(calibration.brier_prior),
            ece: score(calibration.ece),
          })}
        </p>
        <progress
          max={needed}
          value={Math.min(verdicts, needed)}
          aria-label={t("ui.calibration.progress", { verdicts, needed })}
        />
        {(plot.lines[0]?.points.length ?? 0) > 0 ? (
          <Plot label={t("ui.calibration.label")} {...plot} height={230} />
        ) : (
          <p className={css.quiet}>{t("ui.calibration.no_bins")}</p>
        )}
        <details>
          <summary className={css.summary}>{t("ui.calibration.by_rarity")}</summary>
          <dl className={css.rates}>
            {calibration.rates.map((rate, n) => (
              <div key={rate}>
                <dt>{say(oftenLine(rate))}</dt>
                <dd>{format.percent(calibration.chances[n] ?? 0)}</dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
    </Panel>
  );
}
