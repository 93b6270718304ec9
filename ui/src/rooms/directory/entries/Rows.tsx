import type { ReactNode } from "react";
import { Button } from "@/kit/Button";
import css from "../Directory.module.css";

interface Props<T> {
  legend: string;
  rows: T[];
  add: string;
  remove: (number: number) => string;
  fresh: () => T;
  onChange: (rows: T[]) => void;
  children: (row: T, change: (part: Partial<T>) => void) => ReactNode;
}

/** Several of one thing in a form: each on its own lines, removed and added by a button. */
export function Rows<T>({ legend, rows, add, remove, fresh, onChange, children }: Props<T>) {
  const change = (at: number, part: Partial<T>) =>
    onChange(rows.map((row, n) => (n === at ? { ...row, ...part } : row)));
  return (
    <fieldset className={css.rows}>
      <legend>{legend}</legend>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <div key={at} className={css.row}>
          <div className={css.cells}>{children(row, (part) => change(at, part))}</div>
          <Button
            size="s"
            look="ghost"
            icon="trash"
            label={remove(at + 1)}
            onClick={() => onChange(rows.filter((_, n) => n !== at))}
          />
        </div>
      ))}
      <Button size="s" icon="plus" onClick={() => onChange([...rows, fresh()])}>
        {add}
      </Button>
    </fieldset>
  );
}
