import { useTranslation } from "react-i18next";
import type { CardFigures } from "@/api/models";
import { labelKey } from "@/api/readings";
import { useFormat } from "@/i18n/format";
import { Scrolled } from "@/kit/Scrolled";
import { cellsOf, tint } from "./confusion";
import css from "./Models.module.css";

/** What was true against what was told: counts, tinted by their share of the truth. */
export function Confusion({ figures }: { figures: CardFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = (label: string) => t(labelKey(figures.head, label), { defaultValue: label });
  const label = t("ui.models.confusion");
  return (
    <Scrolled className={css.scroll} label={t("ui.table", { name: label })}>
      <table className={css.heat}>
        <thead>
          <tr>
            <th scope="col">{t("ui.models.truth_told")}</th>
            {figures.labels.map((one) => (
              <th key={one} scope="col">
                {name(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cellsOf(figures.confusion).map((row, n) => (
            <tr key={figures.labels[n]}>
              <th scope="row">{name(figures.labels[n] ?? "")}</th>
              {row.map((cell, told) => (
                <td
                  key={figures.labels[told]}
                  data-right={cell.isRight}
                  style={{ "--heat": `${tint(cell)}%` } as React.CSSProperties}
                >
                  {format.number(cell.count)}
                  <span className={css.sub}>{format.percent(cell.share)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
