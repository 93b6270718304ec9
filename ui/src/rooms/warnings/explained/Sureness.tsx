import { useTranslation } from "react-i18next";
import type { Change, Confidence, Explanation } from "@/api/warned";
import { useFormat } from "@/i18n/format";
import { Chip, Status } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import css from "./Explained.module.css";

const TONES = { high: "good", middling: "warm", low: "bad" } as const;
const PARTS = ["heard", "learned", "agreed"] as const;

function Part({ name, share }: { name: (typeof PARTS)[number]; share: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={css.part}>
      <dt title={t(`ui.sure.${name}.words`)}>{t(`ui.sure.${name}`)}</dt>
      <dd>
        <span className={css.track} aria-hidden="true">
          <i style={{ width: `${share * 100}%` }} />
        </span>
        {format.percent(share)}
      </dd>
    </div>
  );
}

function Parts({ sure }: { sure: Confidence }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <p className={css.whole}>
        <Status tone={TONES[sure.word]}>
          {t(`warning.confidence.${sure.word}`)} <b>{format.percent(sure.whole)}</b>
        </Status>
      </p>
      <dl className={css.parts}>
        {PARTS.map((name) => (
          <Part key={name} name={name} share={sure[name]} />
        ))}
      </dl>
      <p className={css.quiet}>{t(sure.is_calibrated ? "ui.sure.calibrated" : "ui.sure.prior")}</p>
    </>
  );
}

/** How far the level may be believed, and whether the watch hears enough to say so. */
export function Sureness({ change, told }: { change: Change; told: Explanation }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t("ui.sure.title")}>
      <div className={css.stack}>
        {told.degraded && (
          <p className={css.degraded} role="note">
            <Chip tone="warm">{t("ui.sure.degraded")}</Chip>{" "}
            {t(`warning.told.degraded.${told.degraded}`)}
          </p>
        )}
        <Parts sure={told.confidence} />
        <p className={css.quiet}>
          {t("ui.history.coverage", { share: format.percent(change.coverage) })}
        </p>
      </div>
    </Panel>
  );
}
