import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { type RollRow, rollCall } from "@/api/rollcall";
import { Status } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import css from "./CasePage.module.css";

const TONE = { missing: "bad", on_its_way: "warm", told: "plain", read: "good" } as const;
const EVERY_MS = 30_000;

function Row({ row }: { row: RollRow }) {
  const { t, i18n } = useTranslation();
  const channels = [...new Set(row.ways.map((way) => way.channel))].map((channel) =>
    i18n.exists(`ui.channel.${channel}`) ? t(`ui.channel.${channel}`) : channel,
  );
  const at = row.read_at ?? row.told_at;
  return (
    <li className={css.row}>
      <span className={css.who}>
        <b>
          <PlainText text={row.name || row.person_id} />
        </b>
        {channels.length > 0 && <span className={css.quiet}>{channels.join(" · ")}</span>}
      </span>
      <span className={css.presence}>
        <Status tone={TONE[row.presence]}>{t(`ui.roll.${row.presence}`)}</Status>
        {at && (
          <span className={css.quiet}>
            <At at={at} />
          </span>
        )}
      </span>
    </li>
  );
}

/** Who was told and who has read it; whoever is missing comes first. */
export function RollCall({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ["roll", one.case_id, one.revision],
    queryFn: () => rollCall(one.case_id),
    refetchInterval: EVERY_MS,
    placeholderData: (old) => old,
  });
  const rows = asked.data?.rows ?? [];
  const missing = asked.data?.counts.missing ?? 0;
  return (
    <Panel
      title={t("ui.roll.title")}
      note={missing > 0 ? t("ui.roll.count_missing", { count: missing }) : undefined}
      isFlush
    >
      {asked.error && <ProblemNote problem={problemOf(asked.error)} />}
      {asked.data && rows.length === 0 && (
        <Empty title={t("ui.roll.none")}>{t("ui.roll.none_words")}</Empty>
      )}
      <ul className={css.rows}>
        {rows.map((row) => (
          <Row key={row.person_id || row.name} row={row} />
        ))}
      </ul>
    </Panel>
  );
}
