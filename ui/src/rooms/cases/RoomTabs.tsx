import { useTranslation } from "react-i18next";
import { RoomTabs as Tabs } from "@/kit/RoomTabs";

const TABS = [
  { name: "board", to: "/cases" },
  { name: "reports", to: "/cases/reports" },
  { name: "playbooks", to: "/cases/playbooks" },
  { name: "risk", to: "/cases/risk" },
] as const;

export type Tab = (typeof TABS)[number]["name"];

/** The faces of the room: the board, what people report, the plans, reporting a risk oneself. */
export function RoomTabs({ here }: { here: Tab }) {
  const { t } = useTranslation();
  const tabs = TABS.map((tab) => ({ ...tab, words: t(`ui.cases.tab.${tab.name}`) }));
  return <Tabs label={t("ui.cases.tabs")} tabs={tabs} here={here} />;
}
