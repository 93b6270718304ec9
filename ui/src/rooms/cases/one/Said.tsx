import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { factSheet, type Statement, statements } from "@/api/statements";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import css from "./CasePage.module.css";

function Row({ one }: { one: Statement }) {
  const { t } = useTranslation();
  const standings = [...new Set(one.drafts.map((draft) => draft.standing))];
  return (
    <li className={css.row}>
      <span className={css.who}>
        <span className={css.duty}>{t(`ui.statement.kind.${one.kind}`)}</span>
        <Link to="/statements/$id" params={{ id: one.statement_id }}>
          <PlainText text={one.subject} />
        </Link>
      </span>
      <span className={css.buttons}>
        {standings.map((standing) => (
          <Chip key={standing}>{t(`ui.standing.${standing}`, { defaultValue: standing })}</Chip>
        ))}
      </span>
    </li>
  );
}

/** What is known of the case, with its open questions, and what is said of it. */
export function Said({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const of = one.case_id;
  const facts = useQuery({ queryKey: ["facts", of], queryFn: () => factSheet(of) });
  const said = useQuery({ queryKey: ["statements", of], queryFn: () => statements(of) });
  const rows = facts.data?.rows ?? [];
  const known = rows.reduce((sum, row) => sum + row.confirmed.length, 0);
  const open = rows.reduce((sum, row) => sum + row.open.length, 0);
  const gaps = facts.data?.gaps.length ?? 0;
  return (
    <Panel
      title={t("ui.case.said.title")}
      actions={
        <Link to="/statements/facts" search={{ case: of }}>
          {t("ui.facts.title")}
        </Link>
      }
      isFlush
    >
      {facts.data && (
        <p className={css.foot}>
          {t("ui.case.said.facts", { known, open })}{" "}
          {gaps > 0 && <Chip tone="warm">{t("ui.case.said.gaps", { count: gaps })}</Chip>}
        </p>
      )}
      <ul className={css.rows}>
        {said.data?.map((each) => (
          <Row key={each.statement_id} one={each} />
        ))}
      </ul>
      {said.data?.length === 0 && <p className={css.foot}>{t("ui.case.said.none")}</p>}
    </Panel>
  );
}
