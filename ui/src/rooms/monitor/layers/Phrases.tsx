import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Phrase } from "@/api/layers";
import { useFormat } from "@/i18n/format";
import { PlainText } from "@/kit/PlainText";
import { useMonitorSearch } from "../search";
import css from "./Layers.module.css";
import { byHour } from "./reading";

const HOURS = 3; // in sight; the others are a fold away
const CHIPS = 12; // of an hour

function PhraseChip({ one }: { one: Phrase }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, change } = useMonitorSearch();
  const isPicked = search.q === one.phrase;
  return (
    <button
      type="button"
      className={css.phrase}
      aria-pressed={isPicked}
      title={t("ui.phrases.title", {
        accounts: one.accounts,
        posts: one.posts,
        expected: format.number(one.expected),
      })}
      onClick={() => change({ q: isPicked ? undefined : one.phrase })}
    >
      <PlainText text={one.phrase} />
      <b>{format.compact(one.accounts)}</b>
    </button>
  );
}

function Hour({ at, phrases }: { at: string; phrases: Phrase[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [most, setMost] = useState(CHIPS);
  const rest = phrases.length - most;
  return (
    <div className={css.hour}>
      <time dateTime={at} title={format.utc(at)}>
        {format.moment(at)}
      </time>
      <div className={css.chips}>
        {phrases.slice(0, most).map((one) => (
          <PhraseChip key={one.phrase} one={one} />
        ))}
        {rest > 0 && (
          <button type="button" className={css.rest} onClick={() => setMost(phrases.length)}>
            {t("ui.ledger.more", { count: rest })}
          </button>
        )}
      </div>
    </div>
  );
}

/** Words that several accounts began to use within an hour: the feed can be narrowed to them. */
export function Phrases({ rows }: { rows: Phrase[] }) {
  const { t } = useTranslation();
  const hours = byHour(rows);
  const earlier = hours.slice(HOURS);
  return (
    <section className={css.section} aria-label={t("ui.phrases.label")}>
      <h3>{t("ui.phrases.label")}</h3>
      {hours.length === 0 && <p className={css.quiet}>{t("ui.phrases.none")}</p>}
      {hours.slice(0, HOURS).map((hour) => (
        <Hour key={hour.at} {...hour} />
      ))}
      {earlier.length > 0 && (
        <details className={css.earlier}>
          <summary>{t("ui.phrases.earlier", { count: earlier.length })}</summary>
          {earlier.map((hour) => (
            <Hour key={hour.at} {...hour} />
          ))}
        </details>
      )}
    </section>
  );
}
