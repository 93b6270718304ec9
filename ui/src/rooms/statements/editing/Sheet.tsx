import type { Ref } from "react";
import css from "./Editing.module.css";
import type { Stretch } from "./spots";

interface Props {
  label: string;
  language: string;
  text: string;
  stretches: Stretch[];
  onChange: (text: string) => void;
  ref: Ref<HTMLTextAreaElement>;
}

/** A sheet to write on: below the words the same words, underlined where there is something to say. */
export function Sheet({ label, language, text, stretches, onChange, ref }: Props) {
  return (
    <div className={css.sheet} lang={language}>
      <div className={css.paper}>
        <div className={css.under} aria-hidden="true">
          {stretches.map((one) => (
            <span key={one.from} className={css.stretch} data-grade={one.grade ?? undefined}>
              {one.text}
            </span>
          ))}
          {"\n "}
        </div>
        <textarea
          ref={ref}
          className={css.over}
          aria-label={label}
          value={text}
          maxLength={120_000}
          spellCheck={false}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}
