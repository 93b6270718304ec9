import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { publications } from "@/api/drafts";
import type { Outgoing } from "@/api/statements";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { RoomTabs } from "../RoomTabs";
import { useStatementsSearch } from "../search";
import { Glass } from "./Glass";
import { grouped } from "./grouped";
import { Out } from "./Out";
import css from "./Outgoing.module.css";

function One({ one }: { one: Outgoing }) {
  return (
    <li>
      <Link
        to="/statements/$id"
        params={{ id: one.statement_id }}
        search={{ draft: one.draft_id }}
        className={css.words}
        lang={one.language}
      >
        <PlainText text={one.title || one.text} />
      </Link>
      <Out one={one} words={one} />
    </li>
  );
}

/** What waits for a person, what waits for its time, what is out: with the proof of each. */
export function OutgoingPage() {
  const { t } = useTranslation();
  const { search } = useStatementsSearch();
  const asked = useQuery({ queryKey: ["publications"], queryFn: publications });
  const all = (asked.data ?? []).filter((one) => !search.case || one.case_id === search.case);
  return (
    <Page
      tabs={<RoomTabs here="outgoing" of={search.case} />}
      title={t("ui.outgoing.title")}
      words={t("ui.outgoing.words")}
    >
      {asked.error && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Skeleton lines={6} height={18} />}
      {asked.data && all.length === 0 && (
        <Empty
          title={t("ui.outgoing.none")}
          action={<Link to="/statements">{t("ui.statements.tab.texts")}</Link>}
        >
          {t("ui.outgoing.none_words")}
        </Empty>
      )}
      {grouped(all).map(({ name, rows }) => (
        <Panel key={name} title={t(`ui.outgoing.group.${name}`)} note={rows.length} isFlush>
          <ul className={css.breaks}>
            {rows.map((one) => (
              <One key={one.publication_id} one={one} />
            ))}
          </ul>
        </Panel>
      ))}
      <Glass />
    </Page>
  );
}
