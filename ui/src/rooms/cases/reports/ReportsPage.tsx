import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type RiskReport, reports } from "@/api/reports";
import { Chip } from "@/kit/Chip";
import { Lead } from "@/kit/Lead";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Segments } from "@/kit/Segments";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Ago, At } from "@/kit/Time";
import css from "../papers/Papers.module.css";
import { RoomTabs } from "../RoomTabs";
import { Settling } from "./Settling";

/** Urgent ones first, then ours, then the public's; in each the newest first. */
function order(some: RiskReport[]): RiskReport[] {
  const rank = (one: RiskReport) => Number(one.urgent) * 2 + Number(!one.is_public);
  return [...some].sort((a, b) => rank(b) - rank(a) || Date.parse(b.at) - Date.parse(a.at));
}

function Row({ one }: { one: RiskReport }) {
  const { t } = useTranslation();
  return (
    <li className={css.paper}>
      <p className={css.line}>
        <Chip tone={one.is_public ? "plain" : "accent"}>
          {t(one.is_public ? "ui.reports.public" : "ui.reports.ours")}
        </Chip>
        {one.urgent && <Chip tone="bad">{t("ui.reports.urgent")}</Chip>}
        {one.name && <PlainText text={one.name} />}
        <span className={css.facts}>
          <At at={one.at} /> <Ago at={one.at} />
        </span>
        {one.settled_at && (
          <span className={css.right}>
            <Chip tone="good">{t(`ui.reports.state.${one.state}`)}</Chip>
          </span>
        )}
      </p>
      <p className={css.text} dir="auto">
        <PlainText text={one.what} />
      </p>
      {(one.where || one.contact) && (
        <p className={css.facts}>
          {one.where && (
            <>
              <Lead words={t("ui.reports.where")} />
              <PlainText text={one.where} />{" "}
            </>
          )}
          {one.contact && (
            <>
              <Lead words={t("ui.reports.contact")} />
              <PlainText text={one.contact} />
            </>
          )}
        </p>
      )}
      {one.answer && (
        <p className={css.said}>
          <PlainText text={one.answer} />
        </p>
      )}
      {one.case_id && (
        <p>
          <Link to="/cases/$id" params={{ id: one.case_id }}>
            {t("ui.reports.to_case")}
          </Link>
        </p>
      )}
      {one.state === "new" && <Settling one={one} />}
    </li>
  );
}

/** What people tell us: nothing follows from it but by a person. */
export function ReportsPage() {
  const { t } = useTranslation();
  const [all, setAll] = useState(0);
  const asked = useQuery({
    queryKey: ["reports", all],
    queryFn: () => reports(all === 1),
    refetchInterval: 60_000,
  });
  const found = asked.data ?? [];
  return (
    <Page
      tabs={<RoomTabs here="reports" />}
      title={t("ui.reports.title")}
      words={t("ui.reports.words")}
      actions={
        <>
          <a href="/tip" target="_blank" rel="noreferrer">
            {t("ui.reports.public_form")}
          </a>
          <Segments
            label={t("ui.reports.which")}
            rows={[
              { value: 0, name: t("ui.reports.which.new") },
              { value: 1, name: t("ui.cases.which.all") },
            ]}
            value={all}
            onChange={setAll}
          />
        </>
      }
    >
      {asked.error && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {!asked.data && !asked.error && <Skeleton lines={6} height={18} />}
      {asked.data && (
        <Panel title={t("ui.reports.title")} note={String(found.length)} isFlush>
          {found.length === 0 ? (
            <Empty
              title={t("ui.reports.none")}
              action={<Link to="/cases/risk">{t("ui.cases.tab.risk")}</Link>}
            >
              {t("ui.reports.none_words")}
            </Empty>
          ) : (
            <ul>
              {order(found).map((one) => (
                <Row key={one.report_id} one={one} />
              ))}
            </ul>
          )}
        </Panel>
      )}
    </Page>
  );
}
