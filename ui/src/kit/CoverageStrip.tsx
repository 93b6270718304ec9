import { useTranslation } from "react-i18next";
import type { Indicators } from "@/api/types";
import { useFormat } from "@/i18n/format";
import css from "./CoverageStrip.module.css";
import { coverageOf } from "./chartOption";

type Kind = "full" | "part" | "deaf";
interface Run {
  kind: Kind;
  share: number;
  from: number;
  steps: number;
}

const kindOf = (share: number | null): Kind =>
  share === null || share <= 0 ? "deaf" : share < 0.995 ? "part" : "full";

/** Join neighbouring steps that were covered alike. */
export function runsOf(coverage: readonly (number | null)[]): Run[] {
  const runs: Run[] = [];
  coverage.forEach((share, n) => {
    const last = runs.at(-1);
    const rounded = Math.round((share ?? 0) * 100) / 100;
    if (last && last.kind === kindOf(share) && last.share === rounded) last.steps += 1;
    else runs.push({ kind: kindOf(share), share: rounded, from: n, steps: 1 });
  });
  return runs;
}

/** How much was heard, under the same hours as the chart above; gaps are hatched, the future bare. */
export function CoverageStrip({ chart, until }: { chart: Indicators; until?: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const runs = runsOf(coverageOf(chart));
  const when = (n: number) => Date.parse(chart.at[0] ?? "") + n * chart.step_s * 1000;
  const titleOf = (run: Run) =>
    t("ui.coverage.run", {
      share: format.percent(run.share),
      from: format.moment(when(run.from)),
      to: format.time(when(run.from + run.steps)),
    });
  const ahead = until ? (until - when(chart.at.length)) / (chart.step_s * 1000) : 0;
  const gaps = runs.filter((run) => run.kind !== "full");
  return (
    <div className={css.row}>
      <span className={css.name}>{t("ui.coverage")}</span>
      <div className={css.strip} aria-hidden="true">
        {runs.map((run) => (
          <i
            key={run.from}
            className={css.run}
            data-kind={run.kind}
            style={{ flexGrow: run.steps }}
            title={titleOf(run)}
          />
        ))}
        {ahead > 0 && <i style={{ flexGrow: ahead }} />}
      </div>
      <span className="unseen">
        {gaps.length === 0 ? t("ui.coverage.whole") : gaps.map(titleOf).join("; ")}
      </span>
    </div>
  );
}
