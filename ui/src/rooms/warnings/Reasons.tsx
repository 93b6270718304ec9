import { useTranslation } from "react-i18next";
import type { Change, Reason } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Empty } from "@/kit/States";
import { largest, toldBy } from "./explained/newest";
import css from "./Reasons.module.css";
import { useNamed } from "./sentences";

/** The rule of a model that people put in use: its counts are of a mean hour. */
const LEARNED = "learned.risk";

function useWords(reason: Reason): string {
  const { t } = useTranslation();
  const format = useFormat();
  return t(reason.rule === LEARNED ? "ui.reason.hourly" : "ui.reason.words", {
    seen: format.number(reason.value),
    expected: format.number(reason.expected),
    span: format.span(reason.window_s),
    rarity: format.rarity(reason.rarity_weeks),
  });
}

/** One rule that fired: what was seen against what was expected, and how rare that is here. */
export function ReasonLine({ reason }: { reason: Reason }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useNamed();
  const words = useWords(reason);
  const most = Math.max(reason.value, reason.expected, 1);
  return (
    <li className={css.reason}>
      <div className={css.top}>
        <b>{t(`ui.indicator.${reason.indicator}`, { defaultValue: reason.indicator })}</b>
        <span>{named(`warning.rule.${reason.rule}`, reason.rule)}</span>
        <code className={css.code}>{reason.rule}</code>
        {reason.share > 0 && (
          <span className={css.share}>
            {t("ui.reason.share", { n: format.percent(reason.share) })}
          </span>
        )}
      </div>
      <div className={css.scale} aria-hidden="true">
        <i className={css.seen} style={{ width: `${(reason.value / most) * 100}%` }} />
        <i className={css.expected} style={{ left: `${(reason.expected / most) * 100}%` }} />
      </div>
      <p className={css.words}>{words}</p>
    </li>
  );
}

/** Which rules made up the surprise, as parts of one bar. */
function Shares({ reasons }: { reasons: Reason[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useNamed();
  if (reasons.length < 2) return null;
  const label = reasons
    .map(
      (reason) =>
        `${named(`warning.rule.${reason.rule}`, reason.rule)} ${format.percent(reason.share)}`,
    )
    .join(", ");
  return (
    <>
      <p className={css.caption}>{t("ui.reason.shares")}</p>
      <div className={css.shares} role="img" aria-label={label}>
        {reasons.map((reason, n) => (
          <i
            key={`${reason.rule} ${reason.indicator} ${reason.window_s}`}
            style={{ flexGrow: Math.max(reason.share, 0.001), opacity: 1 - n * 0.24 }}
          />
        ))}
      </div>
    </>
  );
}

/** The three largest reasons of the newest change that a machine made; the others by name. */
export function Reasons({ changes }: { changes: Change[] }) {
  const { t } = useTranslation();
  const named = useNamed();
  const told = toldBy(changes);
  if (!told) return <Empty title={t("ui.reason.none")} />;
  const { shown, others } = largest(told);
  const also = others.map((one) => named(`warning.rule.${one.rule}`, one.rule)).join(" · ");
  return (
    <>
      <Shares reasons={shown} />
      <ul className={css.reasons}>
        {shown.map((reason) => (
          <ReasonLine
            key={`${reason.rule} ${reason.indicator} ${reason.window_s}`}
            reason={reason}
          />
        ))}
      </ul>
      {also && <p className={css.also}>{t("ui.reason.also", { names: also })}</p>}
    </>
  );
}
