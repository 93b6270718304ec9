import type { ReactNode } from "react";
import { useFormat } from "@/i18n/format";
import css from "./Bars.module.css";

export interface Bar {
  key: string;
  name: ReactNode;
  value: number;
  note?: ReactNode;
  onPick?: () => void;
}

/** Ranked names with a quiet bar behind the figure. */
export function Bars({ rows, label }: { rows: Bar[]; label: string }) {
  const format = useFormat();
  const top = rows.reduce((most, row) => Math.max(most, row.value), 0) || 1;
  return (
    <ol className={css.bars} aria-label={label}>
      {rows.map((row) => (
        <li key={row.key} className={css.row}>
          <span className={css.name}>
            {row.onPick ? (
              <button type="button" className={css.pick} onClick={row.onPick}>
                {row.name}
              </button>
            ) : (
              row.name
            )}
          </span>
          <span className={css.track} aria-hidden="true">
            <i className={css.fill} style={{ width: `${(row.value / top) * 100}%` }} />
          </span>
          <span className={css.value}>{format.compact(row.value)}</span>
          {row.note !== undefined && <span className={css.note}>{row.note}</span>}
        </li>
      ))}
    </ol>
  );
}
