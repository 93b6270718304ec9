import { useTranslation } from "react-i18next";
import type { Mark } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { LevelShape } from "./Level";
import css from "./LevelTimeline.module.css";
import { type Stretch, stretches } from "./stretches";

export interface Lane {
  key: string;
  name: string;
  marks: readonly Mark[];
}

interface Props {
  lanes: readonly Lane[];
  /** The window in ms; the same as the chart's below, under whose grid the lanes stand. */
  from: number;
  to: number;
}

function useWords() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ level, from, to }: Stretch) =>
    t("ui.timeline.stretch", {
      level: t(`ui.level.${level}`),
      from: format.moment(from),
      to: format.moment(to),
    });
}

/** Which level stood when, one lane a watch or warning: by colour, by shape, and in words. */
export function LevelTimeline({ lanes, from, to }: Props) {
  const words = useWords();
  return (
    <ul className={css.lanes}>
      {lanes.map((lane) => {
        const rows = stretches(lane.marks, from, to);
        return (
          <li key={lane.key} className={css.lane}>
            <span className={css.name} title={lane.name}>
              {lane.name}
            </span>
            <span className={css.strip} role="img" aria-label={rows.map(words).join("; ")}>
              {rows.map((row) => (
                <span
                  key={row.from}
                  className={css.stretch}
                  data-level={row.level}
                  style={{ flexGrow: row.to - row.from }}
                  title={words(row)}
                >
                  {row.level !== "none" && <LevelShape level={row.level} size={10} />}
                </span>
              ))}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
