import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import css from "@/kit/RoomTabs.module.css";

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
  return (
    <nav className={`${css.tabs} no-print`} aria-label={t("ui.warnings.tabs")}>
      {TABS.map((tab) => (
        <Link
          key={tab.name}
          to={tab.to}
          className={css.tab}
          activeOptions={{ exact: true }}
          aria-current={tab.name === here ? "page" : undefined}
        >
          {t(`ui.warnings.tab.${tab.name}`)}
        </Link>
      ))}
    </nav>
  );
}
