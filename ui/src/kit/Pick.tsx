import css from "./Pick.module.css";

export interface Option {
  value: string;
  name: string;
}

interface Props {
  label: string;
  /** The words for "no choice"; absent where one is always chosen. */
  any?: string;
  value: string | number | undefined;
  options: Option[];
  onPick: (value: string | undefined) => void;
}

/** One of many, or any: the browser's own list in our dress. */
export function Pick({ label, any, value, options, onPick }: Props) {
  return (
    <select
      className={css.pick}
      aria-label={label}
      data-set={any !== undefined && value !== undefined}
      value={value ?? ""}
      onChange={(event) => onPick(event.target.value || undefined)}
    >
      {any !== undefined && <option value="">{any}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
  );
}
