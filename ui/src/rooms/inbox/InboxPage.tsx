import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type Inbox, inbox, waiting } from "@/api/inbox";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { HandedOver } from "./HandedOver";
import css from "./Inbox.module.css";
import { Answering, Settling } from "./Others";
import { Publishing, Reviewing } from "./Outgoing";
import { Acknowledging, Approving, Doing } from "./Rows";
import { Telling } from "./Telling";

function Part({ title, rows }: { title: string; rows: ReactNode[] }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={title} note={rows.length} isFlush>
      <ul className={css.rows}>{rows}</ul>
    </Panel>
  );
}

function Whole({ box }: { box: Inbox }) {
  const { t } = useTranslation();
  const nameOf = (id: string) => box.cases[id] ?? id;
  if (waiting(box) === 0) {
    return (
      <Empty
        isPage
        title={t("ui.inbox.none")}
        action={<Link to="/cases">{t("ui.statements.to_cases")}</Link>}
      >
        {t("ui.inbox.none_words")}
      </Empty>
    );
  }
  return (
    <>
      <Part
        title={t("ui.inbox.to_approve")}
        rows={box.to_approve.map((one) => (
          <Approving key={one.draft_id} one={one} caseName={nameOf(one.case_id)} />
        ))}
      />
      <Part
        title={t("ui.inbox.to_publish")}
        rows={(box.to_publish ?? []).map((one) => (
          <Publishing key={one.publication_id} one={one} caseName={nameOf(one.case_id)} />
        ))}
      />
      <Part
        title={t("ui.inbox.to_review")}
        rows={(box.to_review ?? []).map((one) => (
          <Reviewing key={one.break_id} one={one} caseName={nameOf(one.case_id)} />
        ))}
      />
      <Part
        title={t("ui.inbox.to_acknowledge")}
        rows={box.to_acknowledge.map((one) => <Acknowledging key={one.notice_id} one={one} />)}
      />
      <Part
        title={t("ui.inbox.to_do")}
        rows={box.to_do.map((one) => (
          <Doing key={one.task_id} one={one} caseName={nameOf(one.case_id)} />
        ))}
      />
      <Part
        title={t("ui.inbox.to_tell")}
        rows={(box.to_tell ?? []).map((one) => (
          <Telling key={one.turn_id} one={one} caseName={nameOf(one.case_id)} />
        ))}
      />
      <Part
        title={t("ui.inbox.to_take_over")}
        rows={box.to_take_over.map((one) => (
          <HandedOver key={one.handover_id} one={one} caseName={nameOf(one.case_id)} />
        ))}
      />
      <Part
        title={t("ui.inbox.to_answer")}
        rows={box.to_answer.map((one) => (
          <Answering key={one.negative_id} one={one} caseName={nameOf(one.case_id)} />
        ))}
      />
      <Part
        title={t("ui.inbox.to_settle")}
        rows={box.to_settle.map((one) => <Settling key={one.report_id} one={one} />)}
      />
    </>
  );
}

/** What waits for me and for nobody else: to sign, to acknowledge, to do, to take over. */
export function InboxPage() {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["inbox"], queryFn: inbox, refetchInterval: 30_000 });
  return (
    <Page title={t("ui.inbox.title")} words={t("ui.inbox.words")}>
      {asked.error && !asked.data && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {asked.isPending && <Skeleton lines={8} height={18} />}
      {asked.data && <Whole box={asked.data} />}
    </Page>
  );
}
