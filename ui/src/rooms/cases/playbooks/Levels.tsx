import { useTranslation } from "react-i18next";
import type { Level } from "@/api/types";
import { LevelShape } from "@/kit/Level";
import { LEVELS } from "../codes";
import css from "./Playbooks.module.css";

/** At which levels something holds, the least grave first. */
export function Levels({ levels }: { levels: readonly Level[] }) {
  const { t } = useTranslation();
  const shown = [...LEVELS].reverse().filter((level) => levels.includes(level));
  return (
    <span className={css.levels}>
      {shown.map((level) => (
        <span key={level} title={t(`ui.level.${level}`)}>
          <LevelShape level={level} size={11} />
          <span className="unseen">{t(`ui.level.${level}`)}</span>
        </span>
      ))}
    </span>
  );
}
