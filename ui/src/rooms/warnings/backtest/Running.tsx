import { useTranslation } from "react-i18next";
import type { Backtest } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { ProblemNote } from "@/kit/States";
import css from "./Backtest.module.css";

/** How far a backtest is, or why it was refused. */
export function Running({ told }: { told: Backtest }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (told.state === "refused" || told.state === "broken") {
    const code = told.code || "backtest.broken";
    return <ProblemNote problem={{ status: 0, code, facts: told.facts }} />;
  }
  const words = t(`ui.backtest.state.${told.state}`, { share: format.percent(told.progress) });
  return (
    <Panel title={t("ui.backtest.result")}>
      <p role="status" className={css.running}>
        {words}
      </p>
      <progress max={1} value={told.progress} aria-label={words} />
    </Panel>
  );
}
