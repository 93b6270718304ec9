import { useTranslation } from "react-i18next";
import type { Change, Reason } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Empty } from "@/kit/States";
import css from "./Reasons.module.css";

function useWords(reason: Reason): string {
  const { t } = useTranslation();
  const format = useFormat();
  return t("ui.reason.words", {
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
  const words = useWords(reason);
  const most = Math.max(reason.value, reason.expected, 1);
  return (
    <li className={css.reason}>
      <div className={css.top}>
        <b>{t(`ui.indicator.${reason.indicator}`, { defaultValue: reason.indicator })}</b>
        <span>{t(`ui.rule.${reason.rule}`, { defaultValue: reason.rule })}</span>
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
  if (reasons.length < 2) return null;
  const label = reasons
    .map(
      (reason) =>
        `${t(`ui.rule.${reason.rule}`, { defaultValue: reason.rule })} ${format.percent(reason.share)}`,
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

/** The reasons of the newest change that a machine made. */
export function Reasons({ changes }: { changes: Change[] }) {
  const { t } = useTranslation();
  const told = changes.find((change) => change.reasons.length > 0);
  if (!told) return <Empty title={t("ui.reason.none")} />;
  return (
    <>
      <Shares reasons={told.reasons} />
      <ul className={css.reasons}>
        {told.reasons.map((reason) => (
          <ReasonLine
            key={`${reason.rule} ${reason.indicator} ${reason.window_s}`}
            reason={reason}
          />
        ))}
      </ul>
    </>
  );
}
