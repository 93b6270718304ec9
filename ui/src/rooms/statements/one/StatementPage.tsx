import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Statement, statement } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Chip, Status } from "@/kit/Chip";
import { useMay } from "@/kit/deciding/may";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At, useNow } from "@/kit/Time";
import { RoomTabs } from "../RoomTabs";
import css from "../Statements.module.css";
import { useStatementsSearch } from "../search";
import { useCases } from "../useCases";
import { useRoomWords } from "../words";
import { AddDraft } from "./AddDraft";
import { ChangeStatement } from "./ChangeStatement";
import { DraftRoom } from "./DraftRoom";
import { DraftTabs } from "./DraftTabs";

function Facts({ one }: { one: Statement }) {
  const { t, cluster } = useRoomWords();
  const { nameOf } = useCases();
  const now = useNow();
  const isLate = one.next_update_at !== null && Date.parse(one.next_update_at) < now;
  return (
    <dl className={css.facts}>
      <div>
        <dt>{t("ui.statements.case")}</dt>
        <dd>
          <Link to="/cases/$id" params={{ id: one.case_id }}>
            <PlainText text={nameOf(one.case_id)} />
          </Link>
        </dd>
      </div>
      <div>
        <dt>{t("ui.statements.next_update")}</dt>
        <dd>
          {one.next_update_at === null ? (
            <Status tone="warm">{t("ui.statements.no_next")}</Status>
          ) : (
            <Status tone={isLate ? "bad" : "plain"}>
              <At at={one.next_update_at} />
              {isLate && ` · ${t("ui.statements.late")}`}
            </Status>
          )}
        </dd>
      </div>
      <div>
        <dt>{t("ui.statements.cluster")}</dt>
        <dd>{cluster(one.cluster)}</dd>
      </div>
      <div>
        <dt>{t("ui.statements.opened")}</dt>
        <dd>
          {one.opened_by} · <At at={one.opened_at} />
        </dd>
      </div>
    </dl>
  );
}

function Head({ one }: { one: Statement }) {
  const { t, kind } = useRoomWords();
  const may = useMay();
  return (
    <header className={css.head}>
      <div className={css.title}>
        <LevelBadge level={one.measured_by} size="l" isFluid />
        <Chip>{kind(one.kind)}</Chip>
        <h1>
          <PlainText text={one.subject} />
        </h1>
      </div>
      <div className={`${css.actions} no-print`}>
        {may("statement.raise") && <ChangeStatement one={one} />}
        <Button icon="print" look="ghost" label={t("ui.warning.print")} onClick={() => print()} />
      </div>
      <Facts one={one} />
    </header>
  );
}

function Whole({ one }: { one: Statement }) {
  const { t } = useTranslation();
  const { search } = useStatementsSearch();
  const may = useMay();
  const shown = one.drafts.find((draft) => draft.draft_id === search.draft) ?? one.drafts[0];
  const add = may("draft.write") && <AddDraft one={one} />;
  return (
    <article className={css.page}>
      <Head one={one} />
      {shown ? (
        <>
          <DraftTabs one={one} shown={shown.draft_id} add={add} />
          <DraftRoom key={shown.draft_id} id={shown.draft_id} of={one.case_id} />
        </>
      ) : (
        <Empty title={t("ui.statements.no_draft")} action={add}>
          {t("ui.statements.no_draft_words")}
        </Empty>
      )}
    </article>
  );
}

/** One thing to say: its texts by language and channel, each with its findings, signatures, proof. */
export function StatementPage() {
  const { id = "" } = useParams({ strict: false });
  const asked = useQuery({ queryKey: ["statement", id], queryFn: () => statement(id) });
  return (
    <div className={css.room}>
      <RoomTabs here="texts" />
      <div className={css.scroll}>
        {asked.error && !asked.data && (
          <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
        )}
        {asked.isPending && (
          <div className={css.page}>
            <Skeleton lines={9} height={18} />
          </div>
        )}
        {asked.data && <Whole one={asked.data} />}
      </div>
    </div>
  );
}
