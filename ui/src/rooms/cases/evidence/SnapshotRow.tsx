import { useTranslation } from "react-i18next";
import type { Snapshot } from "@/api/evidence";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { CopyLine } from "@/kit/CopyLine";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import css from "./Locker.module.css";

interface Props {
  one: Snapshot;
  names: Record<string, string>;
}

/** One link of the chain: the words, whose they were, their counters, and the seal over all of it. */
export function SnapshotRow({ one, names }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { taken } = one;
  const counters = Object.entries(taken.counters).filter(([, count]) => count > 0);
  return (
    <li className={css.snapshot}>
      <p className={css.line}>
        <b>#{one.number}</b>
        <Chip>{t(`ui.locker.kind.${taken.kind}`, { defaultValue: taken.kind })}</Chip>
        <span className={css.facts}>
          {t("ui.locker.taken", { person: names[one.by] ?? one.by })} <At at={one.at} />
        </span>
      </p>
      {taken.text && (
        <blockquote className={css.quote} dir="auto">
          <PlainText text={taken.text} />
        </blockquote>
      )}
      <p className={css.facts}>
        {taken.post_id && <PlainText text={taken.post_id} />}{" "}
        {taken.account && <PlainText text={taken.account} />}{" "}
        {taken.created_at && <At at={taken.created_at} />}{" "}
        {counters.map(([name, count]) => (
          <span key={name}>
            · {t(`ui.locker.counter.${name}`, { defaultValue: name })} {format.number(count)}{" "}
          </span>
        ))}
        {taken.address && <PlainText text={taken.address} />}
      </p>
      {taken.media.length > 0 && (
        <ul className={css.media}>
          {taken.media.map((each) => (
            <li key={each.address}>
              <PlainText text={each.address} /> <code>{each.sha256 || each.hash}</code>
            </li>
          ))}
        </ul>
      )}
      {taken.note && (
        <p className={css.words}>
          <PlainText text={taken.note} />
        </p>
      )}
      <details className={css.facts}>
        <summary>{t("ui.locker.seal")}</summary>
        <CopyLine text={one.seal} words={t("ui.locker.copy_seal")} />
      </details>
    </li>
  );
}
