import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { type Narrowed, sheet, timeline } from "@/api/timeline";
import { Icon } from "@/kit/Icon";
import { MomentInput } from "@/kit/Moment";
import { Panel } from "@/kit/Panel";
import { Pick } from "@/kit/Pick";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { days } from "./days";
import { EntryRow } from "./EntryRow";
import css from "./Timeline.module.css";

const KINDS = [
  "case",
  "task",
  "clock",
  "fact",
  "statement",
  "draft",
  "publication",
  "turn",
  "negative",
  "handover",
  "meeting",
  "impact",
  "evidence",
  "report",
  "hours",
] as const;
const ALL: Narrowed = { action: "", actor: "", since: "", until: "" };

/** Everything that happened, the newest day first; on paper and as a sheet the same lines. */
export function Timeline({ one }: { one: CaseDetail }) {
  const { t, i18n } = useTranslation();
  const [told, setTold] = useState(ALL);
  const asked = useQuery({
    queryKey: ["case-timeline", one.case_id, told, one.revision],
    queryFn: () => timeline(one.case_id, told),
    placeholderData: (old) => old,
  });
  const people = new Map(one.timeline.map((entry) => [entry.actor, entry.name]));
  const change = (part: Partial<Narrowed>) => setTold({ ...told, ...part });
  const found = days(asked.data ?? [], i18n.language);
  return (
    <Panel
      title={t("ui.case.face.timeline")}
      note={asked.data && t("ui.lines.count", { count: asked.data.length })}
      actions={
        <a className={`${css.sheet} no-print`} href={sheet(one.case_id, told)} download>
          <Icon name="down" size={14} /> {t("ui.lines.sheet")}
        </a>
      }
      isFlush
    >
      <div className={`${css.filters} no-print`}>
        <Pick
          label={t("ui.lines.kind")}
          any={t("ui.lines.kind_any")}
          value={told.action || undefined}
          options={KINDS.map((kind) => ({ value: `${kind}.`, name: t(`ui.lines.kind.${kind}`) }))}
          onPick={(action) => change({ action: action ?? "" })}
        />
        <Pick
          label={t("ui.lines.who")}
          any={t("ui.lines.who_any")}
          value={told.actor || undefined}
          options={[...people].map(([value, name]) => ({
            value,
            name: value === "machine" ? t("ui.lines.machine") : name,
          }))}
          onPick={(actor) => change({ actor: actor ?? "" })}
        />
        <MomentInput
          label={t("ui.lines.since")}
          value={told.since}
          onChange={(since) => change({ since })}
        />
        <MomentInput
          label={t("ui.lines.until")}
          value={told.until}
          onChange={(until) => change({ until })}
        />
      </div>
      {asked.error && <ProblemNote problem={problemOf(asked.error)} />}
      {!asked.data && !asked.error && <Skeleton lines={8} />}
      {asked.data?.length === 0 && <Empty title={t("ui.lines.none")} />}
      {found.map((day) => (
        <section key={day.name} className={css.day}>
          <h3>{day.name}</h3>
          <ol>
            {day.entries.map((entry) => (
              <EntryRow key={entry.entry_id} entry={entry} names={one.names} />
            ))}
          </ol>
        </section>
      ))}
    </Panel>
  );
}
