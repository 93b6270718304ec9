import type { useTranslation } from "react-i18next";
import { labelKey } from "@/api/readings";
import { useFormat } from "@/i18n/format";
import css from "./ReadingChip.module.css";
import { areFew, othersOf, type Reading } from "./readings";

type Words = ReturnType<typeof useTranslation>["t"];

const TONES: Record<string, string> = {
  "sentiment negative": "bad",
  "sentiment positive": "good",
  "offence offensive": "bad",
};
/** Told beside other answers, a bare yes would say nothing. */
const BY_ITS_OWN_WORDS = new Set(["verification", "distress", "informative"]);

export function labelOf(t: Words, head: string, label: string | null): string {
  return label === null ? t("ui.reading.unsure") : t(labelKey(head, label));
}

const shortOf = (t: Words, { head, label }: Reading): string =>
  BY_ITS_OWN_WORDS.has(head) && label === "yes"
    ? t(`ui.reading.flag.${head}`)
    : labelOf(t, head, label);

/** How sure the reader is, as a small bar and a figure. */
export function Sureness({ chance }: { chance: number }) {
  const format = useFormat();
  return (
    <span className={css.sure}>
      <i className={css.track} aria-hidden="true">
        <i className={css.fill} style={{ width: `${chance * 100}%` }} />
      </i>
      {format.percent(chance)}
    </span>
  );
}

interface Props {
  reading: Reading;
  /** What a person said instead. */
  corrected?: string;
  t: Words;
  onPick?: (anchor: HTMLElement) => void;
  /** Puts it right at once. */
  onSay?: (label: string) => void;
}

const SIGNS: Record<string, string> = {
  negative: "−",
  neutral: "○",
  positive: "+",
  none: "×",
  no: "×",
  offensive: "!",
  yes: "!",
};

/** Every other answer, a press each: few by their signs, many by their words. */
function Others({ reading, corrected, t, onSay }: Props & { onSay: (label: string) => void }) {
  const { head } = reading;
  const isFew = areFew(head);
  return (
    <span className={isFew ? css.few : css.many}>
      {othersOf(reading, corrected).map((label) => {
        const name = labelOf(t, head, label);
        const words = t("ui.reading.is_right", { head: t(`ui.reading.head.${head}`), label: name });
        return (
          <button
            key={label}
            type="button"
            className={css.other}
            aria-label={words}
            title={isFew ? words : undefined}
            onClick={() => onSay(label)}
          >
            {isFew ? SIGNS[label] : name}
          </button>
        );
      })}
    </span>
  );
}

/** One answer, small; pressed, it is put right. */
export function ReadingChip(props: Props) {
  const { reading, corrected, t, onPick, onSay } = props;
  const { head } = reading;
  const shown = corrected === undefined ? reading : { head, label: corrected, chance: null };
  const inside = (
    <>
      {shortOf(t, shown)}
      {shown.chance !== null && <Sureness chance={shown.chance} />}
      {corrected !== undefined && <span className={css.mark}>{t("ui.reading.corrected")}</span>}
    </>
  );
  const look = {
    className: css.chip,
    "data-tone": TONES[`${head} ${shown.label}`],
    "data-unsure": shown.label === null,
  };
  if (!onPick) return <span {...look}>{inside}</span>;
  const chip = (
    <button
      type="button"
      {...look}
      aria-haspopup="menu"
      title={t("ui.reading.correct", { head: t(`ui.reading.head.${head}`) })}
      onClick={(event) => onPick(event.currentTarget)}
    >
      {inside}
    </button>
  );
  if (!onSay) return chip;
  return (
    <span className={css.beside}>
      {chip}
      <Others {...props} onSay={onSay} />
    </span>
  );
}
