import css from "./Segments.module.css";

interface Props<T extends string | number> {
  label: string;
  rows: { value: T; name: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One choice of a few, all in sight. */
export function Segments<T extends string | number>({ label, rows, value, onChange }: Props<T>) {
  return (
    <fieldset className={css.segments}>
      <legend className="unseen">{label}</legend>
      {rows.map((row) => (
        <button
          key={row.value}
          type="button"
          className={css.segment}
          aria-pressed={row.value === value}
          onClick={() => onChange(row.value)}
        >
          {row.name}
        </button>
      ))}
    </fieldset>
  );
}
