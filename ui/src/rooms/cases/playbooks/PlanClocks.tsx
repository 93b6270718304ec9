import { useTranslation } from "react-i18next";
import type { PlanClock } from "@/api/playbooks";
import { Chip } from "@/kit/Chip";
import { Lead } from "@/kit/Lead";
import { PlainText } from "@/kit/PlainText";
import { useCode, useWords } from "../words";
import { useDue } from "./PlanView";
import css from "./Playbooks.module.css";

interface Props {
  clocks: PlanClock[];
  sources: Record<string, string>;
}

/** Each promise by time: how long, for whom, and whose rule it is. */
export function PlanClocks({ clocks, sources }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const code = useCode();
  const due = useDue();
  return (
    <ul>
      {clocks.map((clock) => (
        <li key={clock.code} className={css.play}>
          <p className={css.line}>
            <b>
              <PlainText text={words(clock.name)} />
            </b>
            <Chip tone="accent">{due(clock.moment)}</Chip>
            {clock.countries.map((country) => (
              <Chip key={country}>{country}</Chip>
            ))}
            {clock.repeats && <Chip>{t("ui.clocks.repeating")}</Chip>}
            {clock.met_by && (
              <Chip>{t("ui.plans.met_by", { kind: t(`ui.statement.kind.${clock.met_by}`) })}</Chip>
            )}
          </p>
          <p className={css.facts}>
            <Lead words={t("ui.plans.ladder")} />
            {clock.ladder.map((duty) => code("cases.duty", duty)).join(" → ")}
          </p>
          {clock.source && (
            <p className={css.facts}>
              <PlainText text={sources[clock.source] ?? clock.source} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
