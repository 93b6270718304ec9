import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { quarantine } from "@/api/client";
import type { Fault } from "@/api/sources";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Lead } from "@/kit/Lead";
import { Panel } from "@/kit/Panel";
import { Pick } from "@/kit/Pick";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import { useLive } from "@/live/store";
import { byReason, type Group, nextOf } from "./faults";
import css from "./Quarantine.module.css";
import { useSourcesSearch } from "./search";

const FOLDED = 3;
const EVERY_MS = 15_000;

function Row({ fault, name }: { fault: Fault; name: string }) {
  return (
    <li className={css.row}>
      <span className={css.facts}>
        <span>{name}</span>
        <span>{fault.place}</span>
        <At at={fault.at} />
      </span>
      {fault.excerpt && (
        <code className={css.excerpt} dir="auto">
          <PlainText text={fault.excerpt} />
        </code>
      )}
    </li>
  );
}

function Reason({ group, names }: { group: Group; names: Map<string, string> }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const [isWhole, setWhole] = useState(false);
  const count = group.faults.length;
  const rows = isWhole ? group.faults : group.faults.slice(0, FOLDED);
  return (
    <li className={css.group}>
      <div className={css.top}>
        <h3>{i18n.exists(group.reason) ? t(group.reason) : group.reason}</h3>
        <span className={css.count}>
          {t("ui.quarantine.times", { count, n: format.number(count) })}
        </span>
      </div>
      <p className={css.next}>
        <b>
          <Lead words={t("ui.quarantine.next")} />
        </b>
        {t(`ui.quarantine.next.${nextOf(group.reason)}`)}
      </p>
      <ul>
        {rows.map((fault, n) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: two faults of one place may be the same
            key={`${fault.at} ${fault.place} ${n}`}
            fault={fault}
            name={names.get(fault.source_id) ?? fault.source_id}
          />
        ))}
      </ul>
      {count > rows.length && (
        <Button size="s" look="ghost" onClick={() => setWhole(true)}>
          {t("ui.quarantine.more", {
            count: count - rows.length,
            n: format.number(count - rows.length),
          })}
        </Button>
      )}
    </li>
  );
}

/** What could not be taken in: nothing is dropped in silence. */
export function Quarantine() {
  const { t } = useTranslation();
  const format = useFormat();
  const { search, change } = useSourcesSearch();
  const sources = useLive((state) => state.snapshot?.sources) ?? [];
  const found = useQuery({
    queryKey: ["quarantine", search.source],
    queryFn: ({ signal }) => quarantine(search.source, signal),
    refetchInterval: EVERY_MS,
  });
  const names = new Map(sources.map((source) => [source.source_id, source.name]));
  const groups = byReason(found.data?.faults ?? []);
  return (
    <Panel
      title={t("ui.quarantine.title")}
      note={
        found.data &&
        t("ui.quarantine.count", { count: found.data.count, n: format.number(found.data.count) })
      }
      isFlush
      actions={
        <Pick
          label={t("ui.source.name")}
          any={t("ui.quarantine.any")}
          value={search.source}
          options={sources.map((source) => ({ value: source.source_id, name: source.name }))}
          onPick={(source) => change({ source })}
        />
      }
    >
      {found.data ? (
        groups.length === 0 ? (
          <Empty title={t("ui.quarantine.none")}>{t("ui.quarantine.none_words")}</Empty>
        ) : (
          <ul>
            {groups.map((group) => (
              <Reason key={group.reason} group={group} names={names} />
            ))}
          </ul>
        )
      ) : found.error ? (
        <ProblemNote problem={problemOf(found.error)} onRetry={() => void found.refetch()} />
      ) : (
        <div className={css.bones}>
          <Skeleton lines={5} height={14} />
        </div>
      )}
    </Panel>
  );
}
