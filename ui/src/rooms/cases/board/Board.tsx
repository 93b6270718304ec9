import { useTranslation } from "react-i18next";
import type { Card } from "@/api/cases";
import css from "./Board.module.css";
import { CaseCard } from "./CaseCard";
import { folded } from "./folding";

/** Six columns, the gravest case of each on top. */
export function Board({ cards }: { cards: Card[] }) {
  const { t } = useTranslation();
  return (
    <ol className={css.board}>
      {folded(cards).columns.map(({ step, cards: some }, place) => (
        <li key={step} className={css.column} data-empty={some.length === 0}>
          <h2 className={css.step}>
            <span className={css.place}>{place + 1}</span> {t(`cases.step.${step}`)}
            <span className={css.count}>{some.length}</span>
          </h2>
          <ul className={css.cards}>
            {some.map((one) => (
              <li key={one.case_id}>
                <CaseCard one={one} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
