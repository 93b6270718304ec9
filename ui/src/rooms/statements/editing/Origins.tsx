import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { type Draft, type Fact, factSheet } from "@/api/statements";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import css from "./Editing.module.css";
import { origins } from "./origins";

function Borne({ fact, language }: { fact: Fact; language: string }) {
  const { t } = useTranslation();
  const words = fact.texts[language] ?? Object.values(fact.texts)[0] ?? "";
  return (
    <p className={css.source}>
      <b>{t(`statements.standing.${fact.standing}`)}</b> · <PlainText text={words} /> ·{" "}
      <PlainText text={fact.source} />
    </p>
  );
}

/** Where every sentence comes from: a fact, the template, or nobody's knowledge yet. */
export const Origins = memo(function Origins({ draft, of }: { draft: Draft; of: string }) {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["facts", of], queryFn: () => factSheet(of) });
  const facts = new Map(
    (asked.data?.rows ?? [])
      .flatMap((row) => [...row.confirmed, ...row.open, ...row.denied])
      .map((fact) => [fact.fact_id, fact]),
  );
  return (
    <Panel
      title={t("ui.origins.title")}
      note={t("ui.origins.note")}
      actions={
        <Link to="/statements/facts" search={{ case: of }} className="no-print">
          {t("ui.statements.tab.facts")}
        </Link>
      }
    >
      <ol className={css.origins}>
        {origins(draft.text, draft.cites).map((one) => (
          <li key={one.from} className={css.origin} data-from={one.kind}>
            <p lang={draft.language}>
              <PlainText text={one.text} />
            </p>
            {one.kind === "template" && (
              <p className={css.source}>{t("ui.origins.template", { name: one.template })}</p>
            )}
            {one.kind === "nobody" && <p className={css.source}>{t("ui.origins.nobody")}</p>}
            {one.fact_ids.map((id) => {
              const fact = facts.get(id);
              return fact ? (
                <Borne key={id} fact={fact} language={draft.language} />
              ) : (
                <p key={id} className={css.source}>
                  {id}
                </p>
              );
            })}
          </li>
        ))}
      </ol>
    </Panel>
  );
});
