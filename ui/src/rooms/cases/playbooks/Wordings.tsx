import { useTranslation } from "react-i18next";
import type { Plan } from "@/api/playbooks";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { useAudience, useWay, useWords } from "../words";
import css from "./Playbooks.module.css";

/** What is said to whom at which stage: templates whose gaps facts fill. */
export function Wordings({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const words = useWords();
  const audience = useAudience();
  const way = useWay();
  if (plan.wordings.length === 0) return null;
  return (
    <Panel title={t("ui.plans.wordings")} isFlush>
      <ul>
        {plan.wordings.map((each) => (
          <li key={`${each.stage} ${each.audience} ${each.channel}`} className={css.play}>
            <p className={css.facts}>
              {t(`cases.stage.${each.stage}`)} · {audience(each.audience)}
              {each.channel && <> · {way(each.channel)}</>}
            </p>
            <p>
              <PlainText text={words(each.text)} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
