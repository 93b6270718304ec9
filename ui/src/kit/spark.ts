// A small line beside what was expected of it, as paths of an SVG: pure.

export interface SparkSeries {
  value: readonly (number | null)[];
  expected: readonly (number | null)[];
  /** One deviation around what was expected. */
  spread: readonly (number | null)[];
}

export interface SparkPaths {
  band: string;
  expected: string;
  value: string;
  /** From the last closed step into the one that is still open. */
  open: string;
}

type Point = [x: number, y: number];
const said = ([x, y]: Point) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** Runs of neighbouring points that are known. */
function runs(points: readonly (Point | null)[]): Point[][] {
  const found: Point[][] = [];
  let run: Point[] = [];
  for (const point of [...points, null]) {
    if (point) run.push(point);
    else if (run.length > 0) {
      found.push(run);
      run = [];
    }
  }
  return found;
}

/** One point alone is drawn as a short dash: it would not be seen otherwise. */
function line(points: readonly (Point | null)[]): string {
  return runs(points)
    .map((run) => {
      const [first] = run;
      if (first && run.length === 1) return `M${said([first[0] - 1, first[1]])}h2`;
      return `M${run.map(said).join("L")}`;
    })
    .join("");
}

const top = ({ value, expected, spread }: SparkSeries): number =>
  Math.max(
    ...value.map((one) => one ?? 0),
    ...expected.map((one, n) => (one ?? 0) + (one === null ? 0 : (spread[n] ?? 0))),
    Number.MIN_VALUE,
  );

/** Return the paths in a box of `width` × `height`; what is null leaves a gap. */
export function sparkPaths(series: SparkSeries, width: number, height: number): SparkPaths {
  const { value, expected, spread } = series;
  const most = top(series);
  const step = width / Math.max(value.length - 1, 1);
  const at = (n: number, one: number): Point => [
    n * step,
    height - (Math.max(one, 0) / most) * height,
  ];
  const points = (rows: readonly (number | null)[], add: (n: number) => number = () => 0) =>
    rows.map((one, n) => (one === null ? null : at(n, one + add(n))));
  const low = runs(points(expected, (n) => -(spread[n] ?? 0)));
  const high = runs(points(expected, (n) => spread[n] ?? 0));
  const band = high.map((run, n) => {
    const back = (low[n] ?? []).toReversed();
    return `M${[...run, ...back].map(said).join("L")}Z`;
  });
  const drawn = points(value);
  return {
    band: band.join(""),
    expected: line(points(expected)),
    value: line(drawn.slice(0, -1)),
    open: line(drawn.slice(-2)),
  };
}
