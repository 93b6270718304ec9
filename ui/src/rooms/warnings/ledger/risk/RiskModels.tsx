import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { riskModels, trainRiskModel } from "@/api/risk";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { ModelRow } from "./ModelRow";
import css from "./Risk.module.css";

const EVERY_MS = 60_000; // models are trained and tried by the command, too
const TOUCHES = ["risk"];

function Train() {
  const { t } = useTranslation();
  return (
    <Ask size="s" label={t("ui.risk.action.train")}>
      {(close) => (
        <Decide
          words={t("ui.risk.train_words")}
          verb={t("ui.risk.action.train")}
          touches={TOUCHES}
          act={({ person }) => trainRiskModel(person)}
          onDone={close}
        />
      )}
    </Ask>
  );
}

/** Models that learned from our own cases, each beside the rules; the rules stand until one wins. */
export function RiskModels() {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ["risk"],
    queryFn: riskModels,
    refetchInterval: EVERY_MS,
  });
  const rows = asked.data;
  return (
    <Panel title={t("ui.risk.title")} note={t("ui.risk.note")} actions={<Train />} isFlush>
      {asked.error && !rows && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {!rows && !asked.error && (
        <div className={css.model}>
          <Skeleton lines={3} />
        </div>
      )}
      {rows?.length === 0 && <Empty title={t("ui.risk.alone")}>{t("ui.risk.alone_words")}</Empty>}
      <ul>
        {rows?.map((one) => (
          <ModelRow key={one.model.version} one={one} />
        ))}
      </ul>
    </Panel>
  );
}
