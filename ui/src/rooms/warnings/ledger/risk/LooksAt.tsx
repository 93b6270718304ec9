import { useTranslation } from "react-i18next";
import type { RiskModel } from "@/api/risk";
import { useFormat } from "@/i18n/format";
import { type Feature, featuresOf } from "./features";
import css from "./Risk.module.css";

function useName() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ indicator, window_s }: Feature): string => {
    const name = t(`ui.indicator.${indicator}`, { defaultValue: indicator });
    if (window_s === null) return name;
    return t("ui.risk.feature", { indicator: name, span: format.span(window_s) });
  };
}

/** A model's weights: nothing about it is hidden. */
export function LooksAt({ model }: { model: RiskModel }) {
  const { t } = useTranslation();
  const nameOf = useName();
  return (
    <details>
      <summary className={css.summary}>{t("ui.risk.looks_at")}</summary>
      <dl className={css.weights}>
        {featuresOf(model).map((row) => (
          <div key={`${row.indicator} ${row.window_s}`}>
            <dt>{nameOf(row)}</dt>
            <dd>
              {row.weight > 0 ? "+" : ""}
              {row.weight.toFixed(2)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
