import { useTranslation } from "react-i18next";
import { RoomTabs as Tabs } from "@/kit/RoomTabs";

const TABS = [
  { name: "texts", to: "/statements" },
  { name: "facts", to: "/statements/facts" },
  { name: "outgoing", to: "/statements/outgoing" },
] as const;

export type Tab = (typeof TABS)[number]["name"];

/** The three faces of the room: what we say, what we know, what is out. */
export function RoomTabs({ here, of }: { here: Tab; of?: string }) {
  const { t } = useTranslation();
  const search = of ? { case: of } : undefined;
  const tabs = TABS.map((tab) => ({
    ...tab,
    search,
    words: t(`ui.statements.tab.${tab.name}`),
  }));
  const away = (
    <a href="/status" target="_blank" rel="noreferrer">
      {t("ui.statements.status_page")}
    </a>
  );
  return <Tabs label={t("ui.statements.tabs")} tabs={tabs} here={here} away={away} />;
}
