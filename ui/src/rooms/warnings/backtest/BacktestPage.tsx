import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Backtest, backtest, backtests } from "@/api/learning";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { RoomPage } from "../RoomPage";
import css from "./Backtest.module.css";
import { Earlier } from "./Earlier";
import { Form } from "./Form";
import { Result } from "./Result";
import { Running } from "./Running";

const SOON_MS = 800;

const isUnderWay = (one: Backtest | undefined) =>
  one?.state === "waiting" || one?.state === "running";

/** What the rules would have done on the history of a watch: how soon, at how many alarms. */
export function BacktestPage() {
  const { t } = useTranslation();
  const [picked, setPicked] = useState<string>();
  const list = useQuery({
    queryKey: ["backtests"],
    queryFn: backtests,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 2 * SOON_MS : false),
  });
  const shown = picked ?? list.data?.[0]?.backtest_id;
  const asked = useQuery({
    queryKey: ["backtest", shown],
    queryFn: () => backtest(shown ?? ""),
    enabled: shown !== undefined,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? SOON_MS : false),
    staleTime: 60_000,
  });
  const told = asked.data;
  return (
    <RoomPage here="backtest" title={t("ui.backtest.title")} words={t("ui.backtest.words")}>
      <div className={css.columns}>
        <div className={css.side}>
          <Form onBegun={(one) => setPicked(one.backtest_id)} />
          <Earlier rows={list.data ?? []} shown={shown} onPick={setPicked} />
        </div>
        <div className={css.main}>
          {asked.error && <ProblemNote problem={problemOf(asked.error)} />}
          {list.isPending && <Skeleton lines={6} height={18} />}
          {list.data && shown === undefined && (
            <Panel title={t("ui.backtest.result")}>
              <Empty title={t("ui.backtest.none")}>{t("ui.backtest.none_words")}</Empty>
            </Panel>
          )}
          {told && !told.report && <Running told={told} />}
          {told?.report && <Result key={told.backtest_id} told={told} report={told.report} />}
        </div>
      </div>
    </RoomPage>
  );
}
