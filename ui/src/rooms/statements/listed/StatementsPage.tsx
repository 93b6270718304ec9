import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Statement, statements } from "@/api/statements";
import { OWN_NAME } from "@/i18n";
import { Status } from "@/kit/Chip";
import { FirstWords } from "@/kit/deciding/FirstWords";
import { useMay } from "@/kit/deciding/may";
import { LevelBadge } from "@/kit/Level";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { Pick } from "@/kit/Pick";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Ago } from "@/kit/Time";
import { RoomTabs } from "../RoomTabs";
import css from "../Statements.module.css";
import { useStatementsSearch } from "../search";
import { useCases } from "../useCases";
import { toneOf, useRoomWords } from "../words";
import { FromTurn } from "./FromTurn";
import { FromVoice } from "./FromVoice";
import { NewStatement } from "./NewStatement";

function Row({ one, caseName }: { one: Statement; caseName: string }) {
  const { t, kind, place, standing } = useRoomWords();
  return (
    <li className={css.row}>
      <Link to="/statements/$id" params={{ id: one.statement_id }} className={css.rowHead}>
        <LevelBadge level={one.measured_by} size="s" isShort />
        <b>{kind(one.kind)}</b>
        <span className={css.subject}>
          <PlainText text={one.subject} />
        </span>
      </Link>
      <span className={css.quiet}>
        <PlainText text={caseName} /> · {one.opened_by} · <Ago at={one.opened_at} />
      </span>
      {one.drafts.length === 0 ? (
        <span className={css.quiet}>{t("ui.statements.no_draft")}</span>
      ) : (
        <ul className={css.drafts}>
          {one.drafts.map((draft) => (
            <li key={draft.draft_id}>
              <Link
                to="/statements/$id"
                params={{ id: one.statement_id }}
                search={{ draft: draft.draft_id }}
                className={css.draft}
              >
                <span>
                  {OWN_NAME[draft.language as keyof typeof OWN_NAME] ?? draft.language} ·{" "}
                  {place(draft.channel)}
                </span>
                <Status tone={toneOf(draft.standing)}>{standing(draft.standing)}</Status>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Nothing({ of }: { of?: string }) {
  const { t } = useTranslation();
  const { open } = useCases();
  const may = useMay();
  const first = of ?? open[0]?.case_id;
  return (
    <Empty
      title={t("ui.statements.none")}
      action={
        first && may("statement.open") ? (
          <FirstWords of={{ case_id: first }} />
        ) : (
          <Link to="/cases">{t("ui.statements.to_cases")}</Link>
        )
      }
    >
      {t(first ? "ui.statements.none_words" : "ui.statements.no_case_words")}
    </Empty>
  );
}

function List({ of }: { of?: string }) {
  const { t } = useTranslation();
  const { nameOf } = useCases();
  const asked = useQuery({ queryKey: ["statements", of ?? ""], queryFn: () => statements(of) });
  if (asked.error) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton lines={6} height={18} />;
  if (asked.data.length === 0) return <Nothing of={of} />;
  return (
    <Panel title={t("ui.statements.tab.texts")} note={asked.data.length} isFlush>
      <ul>
        {asked.data.map((one) => (
          <Row key={one.statement_id} one={one} caseName={nameOf(one.case_id)} />
        ))}
      </ul>
    </Panel>
  );
}

/** All that we say, the newest first, and how far each text has come. */
export function StatementsPage() {
  const { t } = useTranslation();
  const { search, change } = useStatementsSearch();
  const { open, all } = useCases();
  const may = useMay();
  return (
    <Page
      tabs={<RoomTabs here="texts" of={search.case} />}
      title={t("ui.statements.title")}
      words={t("ui.statements.words")}
      actions={
        <>
          <Pick
            label={t("ui.statements.case")}
            any={t("ui.statements.case_any")}
            value={search.case}
            options={all.map((one) => ({ value: one.case_id, name: one.name }))}
            onPick={(value) => change({ case: value })}
          />
          {may("statement.open") && open.length > 0 && (
            <NewStatement cases={open} of={search.case} />
          )}
        </>
      }
    >
      <List of={search.case} />
      {search.case && search.turn && open.length > 0 && (
        <FromTurn
          cases={open}
          of={search.case}
          turnId={search.turn}
          onDone={() => change({ turn: undefined })}
        />
      )}
      {search.case && search.answer && open.length > 0 && (
        <FromVoice
          cases={open}
          of={search.case}
          voiceId={search.answer}
          onDone={() => change({ answer: undefined })}
        />
      )}
    </Page>
  );
}
