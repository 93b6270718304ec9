import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMay } from "@/kit/deciding/may";
import { Page } from "@/kit/Page";
import { RoomTabs } from "@/kit/RoomTabs";
import { EntriesPanel } from "./entries/EntriesPanel";
import { Held } from "./Held";
import { isKind, TABS, type Tab } from "./kinds";
import { RotaPanel } from "./rota/RotaPanel";
import type { DirectorySearch } from "./search";
import { ToldPanel } from "./told/ToldPanel";
import { UsersPanel } from "./users/UsersPanel";

function Tabs({ here }: { here: Tab }) {
  const { t } = useTranslation();
  const may = useMay();
  const tabs = TABS.filter((tab) => tab !== "users" || may("user.list")).map((tab) => ({
    name: tab,
    to: "/directory" as const,
    search: { tab },
    words: t(`ui.directory.tab.${tab}`),
  }));
  return <RoomTabs label={t("ui.directory.title")} tabs={tabs} here={here} />;
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
    <Page
      title={t("ui.directory.title")}
      words={t("ui.directory.words")}
      tabs={<Tabs here={tab} />}
    >
      {tab === "held" && <Held />}
      {tab === "rota" && <RotaPanel />}
      {tab === "told" && <ToldPanel />}
      {tab === "users" && <UsersPanel />}
      {isKind(tab) && <EntriesPanel key={tab} kind={tab} opened={search.entry} onOpen={open} />}
    </Page>
  );
}
