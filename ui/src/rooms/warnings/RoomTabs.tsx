import { useTranslation } from "react-i18next";
import { RoomTabs as Tabs } from "@/kit/RoomTabs";

const TABS = [
  { name: "standing", to: "/warnings" },
  { name: "ledger", to: "/warnings/ledger" },
  { name: "rules", to: "/warnings/rules" },
  { name: "backtest", to: "/warnings/backtest" },
] as const;

export type Tab = (typeof TABS)[number]["name"];

/** The four faces of the room: what stands, how good it was, by which rules, and what if. */
export function RoomTabs({ here }: { here: Tab }) {
  const { t } = useTranslation();
  const tabs = TABS.map((tab) => ({ ...tab, words: t(`ui.warnings.tab.${tab.name}`) }));
  return <Tabs label={t("ui.warnings.tabs")} tabs={tabs} here={here} />;
}
