import { useTranslation } from "react-i18next";
import { RoomPage } from "../RoomPage";
import { Budgets } from "./Budgets";
import { Dates } from "./Dates";
import { Presets } from "./Presets";
import { Rulebook } from "./Rulebook";
import css from "./Rules.module.css";
import { TablePanel } from "./TablePanel";

/** What warnings are judged by, who changed it when and why, and where each number comes from. */
export function RulesPage() {
  const { t } = useTranslation();
  return (
    <RoomPage here="rules" title={t("ui.rules.title")} words={t("ui.rules.words")}>
      <div className={css.columns}>
        <Budgets />
        <Rulebook />
      </div>
      <Dates />
      <TablePanel />
      <Presets />
    </RoomPage>
  );
}
