import { useTranslation } from "react-i18next";
import type { Change, Reason } from "@/api/types";
import type { Line } from "@/api/warned";
import { useFormat } from "@/i18n/format";
import { Empty } from "@/kit/States";
import { alsoFired, reasonsOf, toldBy } from "./explained/newest";
import css from "./Reasons.module.css";
import { useNamed, useSentences } from "./sentences";

interface Told {
  reason: Reason;
  /** The server's line of it; this room says its facts in fewer words. */
  line: Line | undefined;
}

/** One rule that fired: what was seen against what was expected, and how rare that is here. */
function ReasonLine({ reason, line }: Told) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useNamed();
  const say = useSentences();
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
      {line && (
        <p className={css.words}>
          {say({ ...line, code: `ui.reason.${line.code.split(".").at(-1)}` })}
        </p>
      )}
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

/** The largest reasons of the newest change that a machine made; the others by name. */
export function Reasons({ changes }: { changes: Change[] }) {
  const { t } = useTranslation();
  const say = useSentences();
  const told = toldBy(changes);
  if (!told) return <Empty title={t("ui.reason.none")} />;
  const reasons = reasonsOf(told);
  const also = alsoFired(told);
  return (
    <>
      <Shares reasons={told.reasons} />
      <ul className={css.reasons}>
        {reasons.map((one) => (
          <ReasonLine key={`${one.reason.rule} ${one.reason.indicator}`} {...one} />
        ))}
      </ul>
      {also && <p className={css.also}>{say(also)}</p>}
    </>
  );
}
