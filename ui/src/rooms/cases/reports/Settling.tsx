import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { playbooks } from "@/api/playbooks";
import { openOfReport, type RiskReport, settleReport } from "@/api/reports";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";
import { LEVELS } from "../codes";
import css from "../papers/Papers.module.css";
import { useWords } from "../words";

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
const SHORT = 80;

function ToCase({ one, onDone }: { one: RiskReport; onDone: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const navigate = useNavigate();
  const plans = useQuery({ queryKey: ["playbooks"], queryFn: playbooks });
  const [name, setName] = useState(one.what.split("\n")[0]?.slice(0, SHORT) ?? "");
  const [level, setLevel] = useState("orange");
  const [plan, setPlan] = useState("");
  return (
    <Act
      words={t("ui.cases.open_words")}
      verb={t("ui.cases.open")}
      isReady={name.trim() !== ""}
      act={async () => {
        const told = { level, name: name.trim(), playbook: plan, zone: HERE };
        const { case_id } = await openOfReport(one.report_id, told);
        void navigate({ to: "/cases/$id", params: { id: case_id } });
      }}
      onDone={onDone}
    >
      <Line
        label={t("ui.cases.name")}
        value={name}
        most={200}
        onChange={setName}
        isNeeded
        isFirst
      />
      <Choice
        label={t("ui.cases.level")}
        value={level}
        options={LEVELS.map((value) => ({ value, name: t(`ui.level.${value}`) }))}
        onPick={setLevel}
      />
      <Choice
        label={t("ui.cases.playbook")}
        value={plan}
        none={t("ui.cases.playbook_any")}
        options={(plans.data ?? []).map((each) => ({ value: each.code, name: words(each.name) }))}
        onPick={setPlan}
      />
    </Act>
  );
}

function Settle({ one, state, onDone }: SettleProps) {
  const { t } = useTranslation();
  return (
    <Act
      words={t(`ui.reports.${state}.words`)}
      verb={t(`ui.reports.${state}`)}
      why={{ label: t(`ui.reports.${state}.label`), isNeeded: state === "thanked" }}
      act={(answer) => settleReport(one.report_id, state, answer)}
      onDone={onDone}
    />
  );
}

interface SettleProps {
  one: RiskReport;
  state: "noted" | "thanked";
  onDone: () => void;
}

/** A case is opened from it, its sender is thanked, or it is noted. */
export function Settling({ one }: { one: RiskReport }) {
  const { t } = useTranslation();
  return (
    <div className={`${css.buttons} no-print`}>
      <Ask size="s" look="primary" label={t("ui.reports.open")}>
        {(close) => <ToCase one={one} onDone={close} />}
      </Ask>
      {(["thanked", "noted"] as const).map((state) => (
        <Ask key={state} size="s" label={t(`ui.reports.${state}`)}>
          {(close) => <Settle one={one} state={state} onDone={close} />}
        </Ask>
      ))}
    </div>
  );
}
