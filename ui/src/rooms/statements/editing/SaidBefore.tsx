import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type AlikeStatement, alikeToDraft } from "@/api/alike";
import css from "@/kit/alike/Alike.module.css";
import { AlikePanel, Nearness, useAlike } from "@/kit/alike/AlikePanel";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";

function Row({ one }: { one: AlikeStatement }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className={css.what}>
        <Link to="/statements/$id" params={{ id: one.statement_id }}>
          <PlainText text={one.subject || one.statement_id} />
        </Link>
        <span className={css.quiet}>
          {one.kind && `${t(`ui.statement.kind.${one.kind}`)} · `}
          {one.published_at && <At at={one.published_at} />}
        </span>
        <span className={css.quiet} lang={one.language}>
          <PlainText text={one.excerpt} />
        </span>
      </span>
      <Nearness value={one.nearness} />
    </li>
  );
}

/** What went out before that is near the saved text, in whichever language. */
export function SaidBefore({ id, number }: { id: string; number: number }) {
  const { t } = useTranslation();
  const asked = useAlike(["draft", id, String(number)], (signal) => alikeToDraft(id, signal));
  return (
    <AlikePanel title={t("ui.alike.said")} asked={asked}>
      {({ statements, waiting }) => (
        <>
          <ul className={css.rows}>
            {statements.map((each) => (
              <Row key={each.statement_id} one={each} />
            ))}
          </ul>
          {statements.length === 0 && waiting === 0 && (
            <p className={css.foot}>{t("ui.alike.no_statements")}</p>
          )}
        </>
      )}
    </AlikePanel>
  );
}
