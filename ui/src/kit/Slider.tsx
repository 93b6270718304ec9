import { useId } from "react";
import css from "./Slider.module.css";

interface Props {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** The value in words: what is seen, and what a screen reader says. */
  say: (value: number) => string;
  onChange: (value: number) => void;
}

/** One number of a range, moved by hand or by the arrow keys, always said in words beside it. */
export function Slider({ label, value, min, max, step = 1, say, onChange }: Props) {
  const id = useId();
  return (
    <div className={css.slider}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <output htmlFor={id} className={css.value}>
        {say(value)}
      </output>
      <input
        id={id}
        type="range"
        className={css.range}
        value={value}
        min={min}
        max={max}
        step={step}
        aria-valuetext={say(value)}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </div>
  );
}
