import css from "./Interval.module.css";

interface Props {
  value: number;
  low: number;
  high: number;
  /** Where the scale of the whole column ends. */
  most: number;
  say: (value: number) => string;
}

const share = (value: number, most: number): string =>
  `${Math.min(Math.max(value / (most || 1), 0), 1) * 100}%`;

/** A figure with its interval, in words and as a bar on the scale of its column. */
export function Interval({ value, low, high, most, say }: Props) {
  return (
    <span className={css.interval}>
      <span className={css.value}>{say(value)}</span>
      <span className={css.between}>
        {say(low)}–{say(high)}
      </span>
      <span className={css.track} aria-hidden="true">
        <i
          className={css.bar}
          style={{ left: share(low, most), right: `calc(100% - ${share(high, most)})` }}
        />
        <i className={css.mark} style={{ left: share(value, most) }} />
      </span>
    </span>
  );
}
