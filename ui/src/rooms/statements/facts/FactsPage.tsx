import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { factSheet, type SheetRow } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { FirstWords } from "@/kit/deciding/FirstWords";
import { useMay } from "@/kit/deciding/may";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { Pick } from "@/kit/Pick";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { RoomTabs } from "../RoomTabs";
import { useStatementsSearch } from "../search";
import { useCases } from "../useCases";
import { useRoomWords } from "../words";
import { FactCard } from "./FactCard";
import { AddFact } from "./FactForm";
import css from "./Facts.module.css";

function Row({ row, of, isGap }: { row: SheetRow; of: string; isGap: boolean }) {
  const { t, aspect } = useRoomWords();
  const may = useMay();
  const all = [...row.confirmed, ...row.open, ...row.denied];
  return (
    <section className={css.row} data-gap={isGap} aria-label={aspect(row.aspect)}>
      <header className={css.rowHead}>
        <h3>{aspect(row.aspect)}</h3>
        {isGap && <Status tone="warm">{t("ui.facts.gap")}</Status>}
        {may("fact.record") && <AddFact of={of} aspect={row.aspect} />}
      </header>
      {all.length === 0 ? (
        <p className={css.quiet}>{t("ui.facts.nothing")}</p>
      ) : (
        <ul className={css.facts}>
          {all.map((fact) => (
            <FactCard key={fact.fact_id} fact={fact} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Sheet({ of }: { of: string }) {
  const { t, aspect } = useRoomWords();
  const asked = useQuery({ queryKey: ["facts", of], queryFn: () => factSheet(of) });
  if (asked.error) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton lines={8} height={18} />;
  const { rows, gaps } = asked.data;
  const open = new Set(gaps);
  return (
    <Panel
      title={t("ui.facts.sheet")}
      note={
        gaps.length === 0
          ? t("ui.facts.no_gaps")
          : t("ui.facts.gaps", { count: gaps.length, names: gaps.map(aspect).join(" · ") })
      }
      isFlush
    >
      {rows.map((row) => (
        <Row key={row.aspect} row={row} of={of} isGap={open.has(row.aspect)} />
      ))}
    </Panel>
  );
}

/** What is known of a case, by question; what is not known stands as open as what is. */
export function FactsPage() {
  const { t } = useTranslation();
  const { search, change } = useStatementsSearch();
  const { open, all, isReady } = useCases();
  const may = useMay();
  const of = search.case ?? open[0]?.case_id;
  return (
    <Page
      tabs={<RoomTabs here="facts" of={search.case} />}
      title={t("ui.facts.title")}
      words={t("ui.facts.words")}
      actions={
        of && (
          <>
            <Pick
              label={t("ui.statements.case")}
              any={all.find((one) => one.case_id === of)?.name ?? of}
              value={undefined}
              options={all
                .filter((one) => one.case_id !== of)
                .map((one) => ({ value: one.case_id, name: one.name }))}
              onPick={(value) => change({ case: value })}
            />
            <Button icon="print" look="ghost" label={t("ui.print")} onClick={() => print()} />
            {may("statement.open") && <FirstWords of={{ case_id: of }} />}
          </>
        )
      }
    >
      {of && <Sheet key={of} of={of} />}
      {!of && !isReady && <Skeleton lines={6} height={18} />}
      {!of && isReady && (
        <Empty
          title={t("ui.facts.no_case")}
          action={<Link to="/cases">{t("ui.statements.to_cases")}</Link>}
        >
          {t("ui.statements.no_case_words")}
        </Empty>
      )}
    </Page>
  );
}
