import { useTranslation } from "react-i18next";
import type { Layer, LayerPart, Layers } from "@/api/layers";
import { useFormat } from "@/i18n/format";
import { Spark } from "@/kit/Spark";
import css from "./Layers.module.css";
import { lastWhole } from "./reading";

const SHARES = new Set(["novelty"]);

interface Behind {
  name: string;
  ids: string[];
}

interface Props {
  told: Layers;
  onBehind: (behind: Behind) => void;
}

function useFigure(part: LayerPart) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = (n: number | null) => {
    if (n === null) return "–";
    return SHARES.has(part.name) ? format.percent(n) : format.compact(n);
  };
  const expected = lastWhole(part.expected);
  return {
    value: say(lastWhole(part.value)),
    expected: expected === null ? "" : t("ui.tile.expected", { n: say(expected) }),
  };
}

function Part({ part, onBehind }: { part: LayerPart; onBehind: Props["onBehind"] }) {
  const { t } = useTranslation();
  const name = t(`ui.indicator.${part.name}`, { defaultValue: part.name });
  const { value, expected } = useFigure(part);
  const ids = part.evidence;
  return (
    <li className={css.part}>
      {ids.length > 0 ? (
        <button
          type="button"
          className={css.name}
          title={t("ui.layers.behind", { name })}
          onClick={() => onBehind({ name, ids })}
        >
          {name}
        </button>
      ) : (
        <span className={css.name} title={name}>
          {name}
        </span>
      )}
      <Spark series={part} />
      <span className={css.figure}>
        <b>{value}</b>
        {expected && <span>{expected}</span>}
      </span>
    </li>
  );
}

function Index({ layer }: { layer: Layer }) {
  const { t } = useTranslation();
  const index = lastWhole(layer.index);
  if (index === null) return null;
  return (
    <span className={css.index} title={t("ui.layers.index", { index: Math.round(index) })}>
      <span className={css.track} aria-hidden="true">
        <i style={{ width: `${index}%` }} />
      </span>
      {Math.round(index)}
    </span>
  );
}

/** Small multiples: each indicator's hours over the band of what was expected of it. */
export function LayerList({ told, onBehind }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={css.layers}>
      {told.layers.map((layer) => (
        <li key={layer.name} className={css.layer}>
          <header className={css.head}>
            <h3 title={t("ui.layers.weight", { weight: layer.weight })}>
              {t(`ui.layer.${layer.name}`, { defaultValue: layer.name })}
            </h3>
            <Index layer={layer} />
          </header>
          <ul>
            {layer.indicators.map((part) => (
              <Part key={part.name} part={part} onBehind={onBehind} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
