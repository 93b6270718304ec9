import { useTranslation } from "react-i18next";
import { RoomTabs as Tabs } from "@/kit/RoomTabs";

const TABS = [
  { name: "models", to: "/settings/models" },
  { name: "house", to: "/settings/house" },
] as const;

/** The faces of the room: what reads posts, and by what others know us. */
export function RoomTabs({ here }: { here: (typeof TABS)[number]["name"] }) {
  const { t } = useTranslation();
  const tabs = TABS.map((tab) => ({ ...tab, words: t(`ui.settings.tab.${tab.name}`) }));
  return <Tabs label={t("ui.room.settings")} tabs={tabs} here={here} />;
}
