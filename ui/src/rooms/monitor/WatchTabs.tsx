import { useTranslation } from "react-i18next";
import type { WatchState } from "@/api/types";
import { LevelShape } from "@/kit/Level";
import { useMonitorSearch } from "./search";
import css from "./WatchTabs.module.css";

/** Every watch with its level; the chosen one is what the page shows. */
export function WatchTabs({ watches, chosen }: { watches: WatchState[]; chosen?: string }) {
  const { t } = useTranslation();
  const { change } = useMonitorSearch();
  return (
    <nav className={css.tabs} aria-label={t("ui.monitor.watches")}>
      {watches.map(({ watch, level, coverage }) => (
        <button
          key={watch.watch_id}
          type="button"
          className={css.tab}
          aria-current={watch.watch_id === chosen}
          onClick={() => change({ watch: watch.watch_id })}
        >
          <LevelShape level={level} />
          <span className={css.name}>{watch.name}</span>
          {level !== "none" && (
            <span className={css.level} data-level={level}>
              {t(`ui.level.${level}.short`)}
            </span>
          )}
          {coverage.expected > 0 && coverage.share < 0.5 && (
            <span className={css.level}>{t("ui.monitor.deaf")}</span>
          )}
        </button>
      ))}
    </nav>
  );
}
