import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { CardFigures } from "@/api/models";
import { useFormat } from "@/i18n/format";
import { Plot } from "@/kit/plots/Plot";
import { type Axis, QUIET_LOOK } from "@/kit/plots/xyOption";
import { points } from "./told";

const EVEN: [number, number][] = [
  [0, 0],
  [1, 1],
];

/** Whether "70 % sure" is right in 70 of 100. */
export function Reliability({ figures }: { figures: CardFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const plot = useMemo(() => {
    const share = { say: format.percent, min: 0, max: 1 };
    const x: Axis = { ...share, name: t("ui.models.sure") };
    const y: Axis = { ...share, name: t("ui.models.right") };
    const even = { name: t("ui.calibration.even"), look: QUIET_LOOK, points: EVEN };
    return {
      x,
      y,
      lines: [{ name: t("ui.models.bins"), look: 0, points: points(figures.bins) }, even],
    };
  }, [figures, t, format]);
  return <Plot label={t("ui.models.reliability_label")} {...plot} height={260} />;
}
