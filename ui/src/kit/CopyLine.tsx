import { CopyButton } from "./CopyButton";
import css from "./CopyLine.module.css";

/** What is compared or pasted letter by letter: as it is, to be selected or copied by one button. */
export function CopyLine({ text, words }: { text: string; words: string }) {
  return (
    <div className={css.line}>
      <code>{text}</code>
      <span className="no-print">
        <CopyButton size="s" text={text} words={words} isBare />
      </span>
    </div>
  );
}
