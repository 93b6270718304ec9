import { useTranslation } from "react-i18next";
import type { SourceState, SourceStatus as Word } from "@/api/types";
import { Status } from "./Chip";

const TONE: Record<Word, "good" | "warm" | "bad" | "plain"> = {
  alive: "good",
  late: "warm",
  failing: "bad",
  refused: "bad",
  off: "plain",
  waiting: "plain",
};

export function SourceStatus({ source }: { source: SourceState }) {
  const { t } = useTranslation();
  return <Status tone={TONE[source.status]}>{t(`ui.source.${source.status}`)}</Status>;
}

/** What is wrong with a source, in a sentence; empty where nothing is. */
export function useFault(source: SourceState): string {
  const { t, i18n } = useTranslation();
  if (!source.fault) return "";
  const why = i18n.exists(source.fault)
    ? t(source.fault, { connector: source.connector, setting: "", why: "" })
    : source.fault;
  const isRefused = source.status === "refused";
  const told = t(isRefused ? "ui.source.why_refused" : "ui.source.why_failing", { why });
  const count =
    source.failures > 1 ? ` ${t("ui.source.failures", { count: source.failures })}` : "";
  return told + count;
}
