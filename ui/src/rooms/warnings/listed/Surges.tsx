import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EarlyWarning } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { LevelShape } from "@/kit/Level";
import { Ago } from "@/kit/Time";
import type { Folded } from "./folding";
import css from "./WarningList.module.css";

interface Props {
  rows: Folded["surges"];
  children: (warnings: EarlyWarning[]) => ReactNode;
}

/** Many watches that surged at once: one row that opens. */
export function Surges({ rows, children }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  return rows.map(({ gathering, warnings }) => (
    <details key={gathering.gathering_id} className={css.surge}>
      <summary>
        <LevelShape level={gathering.level} size={16} />
        <span className={css.words}>
          <span className={css.name}>{t("ui.surge.title", { count: warnings.length })}</span>
          <span className={css.facts}>
            {t(`ui.level.${gathering.level}`)} · <Ago at={gathering.since} />
          </span>
          <span className={css.facts}>
            {t("ui.surge.share", { share: format.percent(gathering.share) })}
          </span>
        </span>
      </summary>
      <ul>{children(warnings)}</ul>
    </details>
  ));
}
