import { useTranslation } from "react-i18next";
import type { Beside, Change, Confidence, Explanation } from "@/api/warned";
import { useFormat } from "@/i18n/format";
import { Chip, Status } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { useSentences } from "../sentences";
import css from "./Explained.module.css";

const TONES = { high: "good", middling: "warm", low: "bad" } as const;
/** What the whole is made of: verdicts take the place of age and agreement. */
const PRIOR = ["heard", "learned", "agreed"] as const;
const CALIBRATED = ["heard", "chance"] as const;

type Name = (typeof PRIOR)[number] | (typeof CALIBRATED)[number];

function Part({ name, share }: { name: Name; share: number }) {
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

/** What the parts rest on: so many verdicts, or a prior and how many it still takes. */
function Ground({ sure }: { sure: Confidence }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { chance, verdicts, missing } = sure;
  if (sure.is_calibrated) {
    const share = chance === null ? "–" : format.percent(chance);
    return <p className={css.quiet}>{t("ui.sure.calibrated", { chance: share, verdicts })}</p>;
  }
  if (missing === 0) return <p className={css.quiet}>{t("ui.sure.uncounted")}</p>;
  const needed = verdicts + missing;
  return (
    <div className={css.around}>
      <progress
        max={needed}
        value={verdicts}
        aria-label={t("ui.sure.progress", { verdicts, needed })}
      />
      <p className={css.quiet}>{t("ui.sure.prior", { verdicts, missing })}</p>
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
        {(sure.is_calibrated ? CALIBRATED : PRIOR).map((name) => (
          <Part key={name} name={name} share={sure[name] ?? 0} />
        ))}
      </dl>
      <Ground sure={sure} />
    </>
  );
}

/** A model in use gave the level: who let it, and what the rules alone would say. */
function ByModel({ beside }: { beside: Beside }) {
  const say = useSentences();
  const facts = {
    model: beside.model,
    person: beside.person,
    chance: Math.round(100 * beside.chance),
    rules: { code: `warning.level.${beside.rules}`, facts: {} },
  };
  return <p className={css.model}>{say({ code: "warning.told.model", facts })}</p>;
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
        {told.beside && <ByModel beside={told.beside} />}
        <p className={css.quiet}>
          {t("ui.history.coverage", { share: format.percent(change.coverage) })}
        </p>
      </div>
    </Panel>
  );
}
