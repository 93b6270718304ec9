import { useTranslation } from "react-i18next";
import type { Change } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Icon } from "@/kit/Icon";
import { LevelBadge, LevelShape } from "@/kit/Level";
import { At } from "@/kit/Time";
import { InSentences } from "./explained/Grounds";
import css from "./History.module.css";

const RANK = ["none", "blue", "yellow", "orange", "red"];

function wayOf({ before, after }: Change): string {
  if (before === "none") return "ui.history.opened";
  if (after === "none") return "ui.history.ended";
  return RANK.indexOf(after) > RANK.indexOf(before) ? "ui.history.rose" : "ui.history.fell";
}

function Entry({ change }: { change: Change }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isRise = RANK.indexOf(change.after) > RANK.indexOf(change.before);
  const isMachine = change.actor === "machine";
  return (
    <li className={css.entry}>
      <span className={css.dot}>
        <LevelShape level={change.after} size={14} />
      </span>
      <div className={css.words}>
        <span className={css.line}>
          <LevelBadge level={change.after} size="s" />
          <span className={css.way}>
            <Icon name={isRise ? "up" : "down"} size={12} />
            {t(wayOf(change), { level: t(`ui.level.${change.before}.short`) })}
          </span>
        </span>
        <span className={css.facts}>
          <At at={change.at} /> ·{" "}
          {isMachine ? change.detector : t("ui.history.by", { person: change.actor })}
        </span>
        <span className={css.facts} data-part={change.coverage < 0.995}>
          {t("ui.history.coverage", { share: format.percent(change.coverage) })}
        </span>
        <InSentences change={change} isHistory />
      </div>
    </li>
  );
}

/** When the level rose and fell, by whom, how much was heard at that moment, and why. */
export function History({ changes }: { changes: Change[] }) {
  return (
    <ol className={css.history}>
      {changes.map((change) => (
        <Entry key={change.change_id} change={change} />
      ))}
    </ol>
  );
}
