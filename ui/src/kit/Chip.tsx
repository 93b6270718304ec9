import type { ReactNode } from "react";
import css from "./Chip.module.css";

type Tone = "plain" | "good" | "bad" | "warm" | "accent";

/** A small fact. */
export function Chip({
  tone = "plain",
  title,
  children,
}: {
  tone?: Tone;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={css.chip} data-tone={tone} title={title}>
      {children}
    </span>
  );
}

/** A dot and a word: never the dot alone. */
export function Status({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={css.status} data-tone={tone}>
      <i className={css.dot} aria-hidden="true" />
      {children}
    </span>
  );
}
