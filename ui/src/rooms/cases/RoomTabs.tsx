import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import css from "@/kit/RoomTabs.module.css";

const TABS = [
  { name: "board", to: "/cases" },
  { name: "reports", to: "/cases/reports" },
  { name: "playbooks", to: "/cases/playbooks" },
  { name: "risk", to: "/cases/risk" },
] as const;

export type Tab = (typeof TABS)[number]["name"];

/** The faces of the room: the board, what people report, the plans, reporting a risk oneself. */
export function RoomTabs({ here }: { here?: Tab }) {
  const { t } = useTranslation();
  return (
    <nav className={`${css.tabs} no-print`} aria-label={t("ui.cases.tabs")}>
      {TABS.map((tab) => (
        <Link
          key={tab.name}
          to={tab.to}
          className={css.tab}
          activeOptions={{ exact: true }}
          aria-current={tab.name === here ? "page" : undefined}
        >
          {t(`ui.cases.tab.${tab.name}`)}
        </Link>
      ))}
    </nav>
  );
}
