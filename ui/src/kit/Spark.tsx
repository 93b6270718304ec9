import { useMemo } from "react";
import css from "./Spark.module.css";
import { type SparkSeries, sparkPaths } from "./spark";

const WIDTH = 96;
const HEIGHT = 24;

/** A small line over the band of what was expected; the words beside it say the figures. */
export function Spark({ series }: { series: SparkSeries }) {
  const paths = useMemo(() => sparkPaths(series, WIDTH, HEIGHT), [series]);
  return (
    <svg
      className={css.spark}
      viewBox={`0 -1 ${WIDTH} ${HEIGHT + 2}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={css.band} d={paths.band} />
      <path className={css.expected} d={paths.expected} />
      <path className={css.open} d={paths.open} />
      <path className={css.value} d={paths.value} />
    </svg>
  );
}
