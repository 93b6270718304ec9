import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ledger } from "@/api/learning";
import { Pick } from "@/kit/Pick";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { useLive } from "@/live/store";
import { RoomPage } from "../RoomPage";
import { Calibrated } from "./Calibrated";
import { JudgedList } from "./JudgedList";
import css from "./Ledger.module.css";
import { Missed } from "./Missed";
import { Proposals } from "./Proposals";
import { RiskModels } from "./risk/RiskModels";
import { Tallies } from "./Tallies";

/** How good the warnings were, what they teach, and what people decide on it. */
export function LedgerPage() {
  const { t } = useTranslation();
  const [watch, setWatch] = useState<string>();
  const watches = useLive((state) => state.snapshot?.watches) ?? [];
  const asked = useQuery({
    queryKey: ["ledger", watch],
    queryFn: () => ledger(watch, undefined),
    placeholderData: (old) => old,
  });
  const told = asked.data;
  return (
    <RoomPage
      here="ledger"
      title={t("ui.ledger.title")}
      words={t("ui.ledger.words")}
      actions={
        <Pick
          label={t("ui.warnings.watch")}
          any={t("ui.warnings.watch_any")}
          value={watch}
          options={watches.map((one) => ({ value: one.watch.watch_id, name: one.watch.name }))}
          onPick={setWatch}
        />
      }
    >
      {asked.error && !told && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {!told && !asked.error && <Skeleton lines={8} height={18} />}
      {told && (
        <>
          <Tallies told={told} />
          <div className={css.columns}>
            <div className={css.side}>
              <Proposals proposals={told.proposals} watch={watch} />
              <JudgedList rows={told.warnings} />
            </div>
            <div className={css.side}>
              <Calibrated calibration={told.calibration} />
              <Missed rows={told.missed} />
            </div>
          </div>
          <RiskModels />
        </>
      )}
    </RoomPage>
  );
}
