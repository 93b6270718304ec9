import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { TableFrame } from "@/kit/tables/TableFrame";
import css from "./Hearing.module.css";
import { TurnRow } from "./TurnRow";
import type { Group } from "./turns";

interface Props {
  one: CaseDetail;
  parties: Group[];
  mayWrite: boolean;
}

/** The four parties one below the other, in the order in which they hear. */
export function Turns({ one, parties, mayWrite }: Props) {
  const { t } = useTranslation();
  return (
    <TableFrame label={t("ui.hears.title")}>
      <thead>
        <tr>
          {(["who", "by", "how", "until"] as const).map((name) => (
            <th key={name} scope="col">
              {t(`ui.hears.${name}`)}
            </th>
          ))}
          {mayWrite && (
            <th scope="col" className="no-print">
              <span className="unseen">{t("ui.hears.deeds")}</span>
            </th>
          )}
        </tr>
      </thead>
      {parties.map(({ party, turns, heard }, place) => (
        <tbody key={party}>
          <tr className={css.party} data-heard={heard === turns.length}>
            <th scope="rowgroup" colSpan={mayWrite ? 5 : 4}>
              <span className={css.place} aria-hidden="true">
                {place + 1}
              </span>
              {t(`ui.hears.party.${party}`)}
              <span className={css.quiet}>
                {t("ui.hears.heard_of", { heard, all: turns.length })}
              </span>
            </th>
          </tr>
          {turns.map((turn) => (
            <TurnRow key={turn.turn_id} one={one} turn={turn} mayWrite={mayWrite} />
          ))}
        </tbody>
      ))}
    </TableFrame>
  );
}
