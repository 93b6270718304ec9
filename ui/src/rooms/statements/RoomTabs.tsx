import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import css from "@/kit/RoomTabs.module.css";

const TABS = [
  { name: "texts", to: "/statements" },
  { name: "facts", to: "/statements/facts" },
  { name: "outgoing", to: "/statements/outgoing" },
] as const;

export type Tab = (typeof TABS)[number]["name"];

/** The three faces of the room: what we say, what we know, what is out. */
export function RoomTabs({ here, of }: { here: Tab; of?: string }) {
  const { t } = useTranslation();
  return (
    <nav className={`${css.tabs} no-print`} aria-label={t("ui.statements.tabs")}>
      {TABS.map((tab) => (
        <Link
          key={tab.name}
          to={tab.to}
          search={of ? { case: of } : {}}
          className={css.tab}
          activeOptions={{ exact: true }}
          aria-current={tab.name === here ? "page" : undefined}
        >
          {t(`ui.statements.tab.${tab.name}`)}
        </Link>
      ))}
      <a className={`${css.tab} ${css.away}`} href="/status" target="_blank" rel="noreferrer">
        {t("ui.statements.status_page")}
      </a>
    </nav>
  );
}
