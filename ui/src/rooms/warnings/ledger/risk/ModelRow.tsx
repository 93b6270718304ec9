import { useTranslation } from "react-i18next";
import {
  compareRiskModel,
  putRiskModelInUse,
  type RiskModel,
  retireRiskModel,
  type ShelvedModel,
} from "@/api/risk";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { LooksAt } from "./LooksAt";
import css from "./Risk.module.css";
import { Versus } from "./Versus";

const TOUCHES = ["risk"];
const ONCE_A_WEEK = 1;

/** What may be done with it; whether it may is the server's to say. */
function Deed({ one }: { one: ShelvedModel }) {
  const { t } = useTranslation();
  const { version } = one.model;
  const isInUse = one.state === "in-use";
  if (!isInUse && !one.comparison?.wins) return null;
  const verb = t(isInUse ? "ui.risk.action.retire" : "ui.risk.action.use");
  return (
    <Ask size="s" look={isInUse ? "plain" : "primary"} label={verb}>
      {(close) => (
        <Decide
          words={t(isInUse ? "ui.risk.retire_words" : "ui.risk.use_words", { version })}
          verb={verb}
          look={isInUse ? "danger" : "primary"}
          why={{
            label: t("ui.action.reason"),
            hint: t("ui.proposal.why_hint"),
            isNeeded: true,
          }}
          touches={TOUCHES}
          act={(said) => (isInUse ? retireRiskModel(said) : putRiskModelInUse(version, said))}
          onDone={close}
        />
      )}
    </Ask>
  );
}

function Compare({ version }: { version: number }) {
  const { t } = useTranslation();
  const verb = t("ui.risk.action.compare");
  return (
    <Ask size="s" label={verb}>
      {(close) => (
        <Decide
          words={t("ui.risk.compare_words", { version })}
          verb={verb}
          touches={TOUCHES}
          act={({ person }) => compareRiskModel(version, person, ONCE_A_WEEK)}
          onDone={close}
        />
      )}
    </Ask>
  );
}

function Origin({ model }: { model: RiskModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { provenance: from } = model;
  return (
    <p className={css.quiet}>
      {t("ui.risk.trained", {
        person: from.trained_by,
        cases: from.cases,
        wrong: from.wrong,
        from: format.day(from.trained_from),
        until: format.day(from.trained_until),
      })}{" "}
      <code title={model.seal}>{model.seal.slice(0, 12)}</code>
    </p>
  );
}

/** A model on the shelf: where it comes from, how it did beside the rules, who decided what. */
export function ModelRow({ one }: { one: ShelvedModel }) {
  const { t } = useTranslation();
  const { version } = one.model;
  const name = t("ui.risk.model", { version });
  return (
    <li className={css.model}>
      <header className={css.head}>
        <h3>{name}</h3>
        <Chip tone={one.state === "in-use" ? "good" : "plain"}>{t(`risk.state.${one.state}`)}</Chip>
        <span className={css.deed}>
          {one.state !== "in-use" && <Compare version={version} />}
          <Deed one={one} />
        </span>
      </header>
      <Origin model={one.model} />
      {one.decided_at && (
        <p className={css.quiet}>
          {one.person} <At at={one.decided_at} /> · <PlainText text={one.why} />
        </p>
      )}
      {one.comparison ? (
        <Versus found={one.comparison} name={name} />
      ) : (
        <p>{t("ui.risk.not_compared", { verb: t("ui.risk.action.compare") })}</p>
      )}
      <LooksAt model={one.model} />
    </li>
  );
}
