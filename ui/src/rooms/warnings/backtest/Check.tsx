import css from "./Backtest.module.css";

interface Props {
  label: string;
  checked: boolean;
  onChange: () => void;
}

/** One of several that may each be chosen: the browser's own box. */
export function Check({ label, checked, onChange }: Props) {
  return (
    <label className={css.check}>
      <input type="checkbox" checked={checked} onChange={onChange} />
      {label}
    </label>
  );
}
