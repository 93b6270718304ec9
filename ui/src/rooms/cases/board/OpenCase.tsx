import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { openCase } from "@/api/cases";
import { playbooks } from "@/api/playbooks";
import type { Level } from "@/api/types";
import { Choice } from "@/kit/Choice";
import css from "@/kit/Form.module.css";
import { useLive } from "@/live/store";
import { Act } from "../acting/Act";
import acting from "../acting/Acting.module.css";
import { Line } from "../acting/Line";
import { COUNTRIES, KINDS, LEVELS, ORIGINS, TRIGGERS } from "../codes";
import { useWords } from "../words";

interface Props {
  /** Of which warning, where it is one. */
  warning?: string;
  onDone: () => void;
  onOpened: (id: string) => void;
}

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** A case by hand: what it is about and how grave; the rest follows from the playbook. */
export function OpenCase({ warning = "", onDone, onOpened }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const standing = useLive((state) => state.snapshot?.warnings) ?? [];
  const plans = useQuery({ queryKey: ["playbooks"], queryFn: playbooks });
  const [told, setTold] = useState({
    name: "",
    level: "orange" as Level,
    trigger: "unknown",
    kind: "unknown",
    origin: "unknown",
    playbook: "",
    country: "",
    zone: HERE,
    warning_id: warning,
  });
  const set = (name: keyof typeof told) => (value: string) => setTold({ ...told, [name]: value });
  const of = (keyOf: (code: string) => string, codes: readonly string[]) =>
    codes.map((value) => ({ value, name: t(keyOf(value)) }));
  return (
    <Act
      words={t("ui.cases.open_words")}
      verb={t("ui.cases.open")}
      isReady={told.name.trim() !== ""}
      act={async () => onOpened((await openCase(told)).case_id)}
      onDone={onDone}
    >
      <Line
        label={t("ui.cases.name")}
        hint={t("ui.cases.name_hint")}
        value={told.name}
        most={200}
        onChange={set("name")}
        isNeeded
        isFirst
      />
      <Choice
        label={t("ui.cases.level")}
        value={told.level}
        options={of((code) => `ui.level.${code}`, LEVELS)}
        onPick={set("level")}
      />
      <Choice
        label={t("ui.cases.playbook")}
        description={t("ui.cases.playbook_hint")}
        value={told.playbook}
        none={t("ui.cases.playbook_any")}
        options={(plans.data ?? []).map((one) => ({ value: one.code, name: words(one.name) }))}
        onPick={set("playbook")}
      />
      <Choice
        label={t("ui.cases.of_warning")}
        value={told.warning_id}
        none={t("ui.cases.no_warning")}
        options={standing.map((one) => ({
          value: one.warning_id,
          name: `${one.watch_name} · ${t(`ui.level.${one.level}.short`)}`,
        }))}
        onPick={set("warning_id")}
      />
      <details className={css.more}>
        <summary>{t("ui.cases.more")}</summary>
        <div className={css.form}>
          <div className={acting.pair}>
            <Choice
              label={t("ui.cases.trigger")}
              value={told.trigger}
              options={of((code) => `cases.trigger.${code}`, TRIGGERS)}
              onPick={set("trigger")}
            />
            <Choice
              label={t("ui.cases.kind")}
              value={told.kind}
              options={of((code) => `cases.kind.${code}`, KINDS)}
              onPick={set("kind")}
            />
            <Choice
              label={t("ui.cases.origin")}
              value={told.origin}
              options={of((code) => `cases.origin.${code}`, ORIGINS)}
              onPick={set("origin")}
            />
            <Choice
              label={t("ui.cases.country")}
              value={told.country}
              none={t("ui.cases.country_any")}
              options={COUNTRIES.map((value) => ({ value, name: value }))}
              onPick={set("country")}
            />
          </div>
          <Line label={t("ui.cases.zone")} value={told.zone} onChange={set("zone")} isNeeded />
        </div>
      </details>
    </Act>
  );
}
