import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Fact, factHistory } from "@/api/statements";
import { OWN_NAME } from "@/i18n";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { useMay } from "@/kit/deciding/may";
import { PlainText } from "@/kit/PlainText";
import { Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import { ChangeFact } from "./FactForm";
import css from "./Facts.module.css";

const TONE = { confirmed: "good", unconfirmed: "warm", rumour: "warm", denied: "bad" } as const;

function Words({ fact }: { fact: Fact }) {
  return Object.entries(fact.texts).map(([language, text]) => (
    <p key={language} className={css.text} lang={language}>
      <span className={css.lang}>{OWN_NAME[language as keyof typeof OWN_NAME] ?? language}</span>
      <PlainText text={text} />
    </p>
  ));
}

function About({ fact }: { fact: Fact }) {
  const { t } = useTranslation();
  return (
    <p className={css.quiet}>
      {fact.source ? (
        <>
          {t("ui.facts.source")}: <PlainText text={fact.source} />
        </>
      ) : (
        t("ui.facts.no_source")
      )}
      {fact.owner && (
        <>
          {" · "}
          {t("ui.facts.owner")}: <PlainText text={fact.owner} />
        </>
      )}
      {" · "}
      {fact.person} · <At at={fact.at} />
      {fact.why && (
        <>
          {" · "}
          <PlainText text={fact.why} />
        </>
      )}
    </p>
  );
}

function History({ id }: { id: string }) {
  const asked = useQuery({ queryKey: ["facts", "history", id], queryFn: () => factHistory(id) });
  const { t } = useTranslation();
  if (!asked.data) return <Skeleton lines={2} />;
  return (
    <ol className={css.history}>
      {asked.data.slice(1).map((one) => (
        <li key={one.number}>
          <Status tone={TONE[one.standing]}>{t(`statements.standing.${one.standing}`)}</Status>
          <Words fact={one} />
          <About fact={one} />
        </li>
      ))}
    </ol>
  );
}

/** One claim: what may be said of it, in whose words, who answers for it, what it was before. */
export function FactCard({ fact }: { fact: Fact }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={css.fact} data-standing={fact.standing}>
      <div className={css.line}>
        <Status tone={TONE[fact.standing]}>{t(`statements.standing.${fact.standing}`)}</Status>
        <span className={css.deeds}>
          {fact.number > 1 && (
            <Button size="s" look="ghost" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t("ui.facts.history", { count: fact.number - 1 })}
            </Button>
          )}
          {may("fact.record") && <ChangeFact fact={fact} />}
        </span>
      </div>
      <Words fact={fact} />
      <About fact={fact} />
      {isOpen && <History id={fact.fact_id} />}
    </li>
  );
}
