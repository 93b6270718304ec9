import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMay } from "@/kit/deciding/may";
import { Page } from "@/kit/Page";
import css from "./Directory.module.css";
import { EntriesPanel } from "./entries/EntriesPanel";
import { Held } from "./Held";
import { isKind, TABS, type Tab } from "./kinds";
import { RotaPanel } from "./rota/RotaPanel";
import type { DirectorySearch } from "./search";
import { UsersPanel } from "./users/UsersPanel";

function Tabs({ here }: { here: Tab }) {
  const { t } = useTranslation();
  const may = useMay();
  const tabs = TABS.filter((tab) => tab !== "users" || may("user.list"));
  return (
    <nav className={`${css.tabs} no-print`} aria-label={t("ui.directory.title")}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to="/directory"
          search={{ tab }}
          className={css.tab}
          activeProps={{}}
          aria-current={tab === here ? "page" : undefined}
        >
          {t(`ui.directory.tab.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Who holds what now, the rota, and everybody who must be reached. */
export function DirectoryPage() {
  const { t } = useTranslation();
  const search: DirectorySearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const tab = search.tab ?? "held";
  const open = (entry: string | undefined) =>
    void navigate({ to: "/directory", search: { tab, entry } });
  return (
    <Page title={t("ui.directory.title")} words={t("ui.directory.words")}>
      <Tabs here={tab} />
      {tab === "held" && <Held />}
      {tab === "rota" && <RotaPanel />}
      {tab === "users" && <UsersPanel />}
      {isKind(tab) && <EntriesPanel key={tab} kind={tab} opened={search.entry} onOpen={open} />}
    </Page>
  );
}
