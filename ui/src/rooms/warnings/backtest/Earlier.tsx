import { useTranslation } from "react-i18next";
import type { Backtest } from "@/api/learning";
import { Panel } from "@/kit/Panel";
import { At } from "@/kit/Time";
import { useWatchNames } from "../listed/useBeside";
import css from "./Backtest.module.css";

interface Props {
  rows: Backtest[];
  shown?: string;
  onPick: (id: string) => void;
}

/** Backtests that were asked for before, each to be opened again. */
export function Earlier({ rows, shown, onPick }: Props) {
  const { t } = useTranslation();
  const nameOf = useWatchNames();
  if (rows.length === 0) return null;
  return (
    <Panel title={t("ui.backtest.earlier")} isFlush>
      <ul className={css.earlier}>
        {rows.map((one) => (
          <li key={one.backtest_id}>
            <button
              type="button"
              className={css.pick}
              aria-current={one.backtest_id === shown ? "true" : undefined}
              onClick={() => onPick(one.backtest_id)}
            >
              <b>{nameOf(one.watch_id)}</b>
              <span>
                <At at={one.asked_at} /> · {one.asked_by} · {t(`ui.backtest.is.${one.state}`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
