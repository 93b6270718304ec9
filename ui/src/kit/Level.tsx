import { useTranslation } from "react-i18next";
import type { Level } from "@/api/types";
import css from "./Level.module.css";
import { viewOf } from "./levels";

const SHAPES: Record<Level, string> = {
  none: "M8 3.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6Zm0 1.6a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4Z",
  blue: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z",
  yellow: "M8 1.6 15 14H1Z",
  orange: "M8 .8 15.2 8 8 15.2.8 8Z",
  red: "M4.9.7h6.2l4.2 4.2v6.2l-4.2 4.2H4.9L.7 11.1V4.9Z",
};

/** A level's shape: ring, disc, triangle, diamond, octagon. Its word stands beside it. */
export function LevelShape({ level, size = 14 }: { level: Level; size?: number }) {
  return (
    <svg
      className={css.shape}
      data-level={level}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path d={SHAPES[level]} fill="currentColor" />
    </svg>
  );
}

interface Props {
  level: Level;
  size?: "s" | "m" | "l";
  isShort?: boolean;
  /** The long word where there is room, the short one on a phone. */
  isFluid?: boolean;
}

/** Colour and shape and word, always all three; under the pointer, the level in three steps. */
export function LevelBadge({ level, size = "m", isShort = false, isFluid = false }: Props) {
  const { t } = useTranslation();
  const view = t(`warning.view.${viewOf(level)}`);
  return (
    <span
      className={css.badge}
      data-level={level}
      data-size={size}
      title={level === "none" ? undefined : t("ui.level.view", { view })}
    >
      <LevelShape level={level} size={size === "l" ? 16 : size === "m" ? 13 : 11} />
      <span className={isFluid ? css.long : undefined}>
        {t(isShort ? `ui.level.${level}.short` : `ui.level.${level}`)}
      </span>
      {isFluid && <span className={css.brief}>{t(`ui.level.${level}.short`)}</span>}
    </span>
  );
}
