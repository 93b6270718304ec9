import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Statement, statement } from "@/api/statements";
import { Chip, Status } from "@/kit/Chip";
import { useMay } from "@/kit/deciding/may";
import { PlainText } from "@/kit/PlainText";
import { Aside, Fact, Facts, Head } from "@/kit/pages/Head";
import { One } from "@/kit/pages/One";
import { Room } from "@/kit/pages/Room";
import { Empty } from "@/kit/States";
import { At, useNow } from "@/kit/Time";
import { RoomTabs } from "../RoomTabs";
import { useStatementsSearch } from "../search";
import { useCases } from "../useCases";
import { useRoomWords } from "../words";
import { AddDraft } from "./AddDraft";
import { ChangeStatement } from "./ChangeStatement";
import { DraftRoom } from "./DraftRoom";
import { DraftTabs } from "./DraftTabs";

function Standing({ one }: { one: Statement }) {
  const { t, cluster } = useRoomWords();
  const { nameOf } = useCases();
  const now = useNow();
  const isLate = one.next_update_at !== null && Date.parse(one.next_update_at) < now;
  return (
    <Facts>
      <Fact name={t("ui.statements.case")}>
        <Link to="/cases/$id" params={{ id: one.case_id }}>
          <PlainText text={nameOf(one.case_id)} />
        </Link>
      </Fact>
      <Fact name={t("ui.statements.next_update")}>
        {one.next_update_at === null ? (
          <Status tone="warm">{t("ui.statements.no_next")}</Status>
        ) : (
          <Status tone={isLate ? "bad" : "plain"}>
            <At at={one.next_update_at} />
            {isLate && ` · ${t("ui.statements.late")}`}
          </Status>
        )}
      </Fact>
      <Fact name={t("ui.statements.cluster")}>
        {cluster(one.toned_by ?? one.cluster)}
        {!one.cluster && one.toned_by && <Aside>{t("ui.statements.cluster_of_case")}</Aside>}
      </Fact>
      <Fact name={t("ui.statements.opened")}>
        {one.opened_by}
        <Aside>
          <At at={one.opened_at} />
        </Aside>
      </Fact>
    </Facts>
  );
}

function Top({ one }: { one: Statement }) {
  const { t, kind } = useRoomWords();
  const may = useMay();
  return (
    <Head
      back={{ to: "/statements", words: t("ui.statements.title") }}
      level={one.measured_by}
      title={<PlainText text={one.subject} />}
      marks={<Chip>{kind(one.kind)}</Chip>}
      actions={may("statement.raise") && <ChangeStatement one={one} />}
    >
      <Standing one={one} />
    </Head>
  );
}

function Whole({ one }: { one: Statement }) {
  const { t } = useTranslation();
  const { search } = useStatementsSearch();
  const may = useMay();
  const shown = one.drafts.find((draft) => draft.draft_id === search.draft) ?? one.drafts[0];
  const add = may("draft.write") && <AddDraft one={one} />;
  return (
    <>
      <Top one={one} />
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
    </>
  );
}

/** One thing to say: its texts by language and channel, each with its findings, signatures, proof. */
export function StatementPage() {
  const { id = "" } = useParams({ strict: false });
  const asked = useQuery({ queryKey: ["statement", id], queryFn: () => statement(id) });
  return (
    <Room tabs={<RoomTabs here="texts" />}>
      <One asked={asked}>{(one) => <Whole one={one} />}</One>
    </Room>
  );
}
