import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { type RollCall as Roll, type RollRow, rollCall } from "@/api/rollcall";
import type { Notice } from "@/api/types";
import { Status } from "../Chip";
import { Panel } from "../Panel";
import { PlainText } from "../PlainText";
import { Empty, ProblemNote, problemOf, Skeleton } from "../States";
import { useNamed } from "../sentences";
import { At } from "../Time";
import css from "./RollCall.module.css";
import { Sent } from "./Sent";

const PRESENCES = ["missing", "on_its_way", "told", "read"] as const;
const TONE = { missing: "bad", on_its_way: "warm", told: "plain", read: "good" } as const;

/** Every way to one person: by which channel, to which place, where it stands and why. */
function Ways({ row, notices }: { row: RollRow; notices: Notice[] }) {
  const { t } = useTranslation();
  const named = useNamed();
  if (row.ways.length === 0) return <p className={css.quiet}>{t("ui.roll.no_way")}</p>;
  return (
    <ul className={css.ways}>
      {row.ways.map((way) => (
        <li key={way.notice_id}>
          {named(`ui.channel.${way.channel}`, way.channel)} · <PlainText text={way.recipient} /> ·{" "}
          {t(`ui.notice.${way.state}`)} <At at={way.told_at ?? way.made_at} isShort />
          {way.read_at && (
            <>
              {" "}
              · {t("ui.roll.read")} <At at={way.read_at} isShort />
            </>
          )}
          {way.fault && <span className={css.fault}> {named(way.fault, way.fault)}</span>}
          {notices
            .filter((one) => one.notice_id === way.notice_id)
            .map((one) => (
              <Sent key={one.notice_id} notice={one} />
            ))}
        </li>
      ))}
    </ul>
  );
}

function Row({ row, notices }: { row: RollRow; notices: Notice[] }) {
  const { t } = useTranslation();
  const named = useNamed();
  const channels = [...new Set(row.ways.map((way) => way.channel))];
  const at = row.read_at ?? row.told_at;
  return (
    <li>
      <details className={css.row}>
        <summary>
          <b>
            <PlainText text={named(`ui.roll.place.${row.person_id}`, row.name || row.person_id)} />
          </b>
          <span className={css.quiet}>
            {channels.map((one) => named(`ui.channel.${one}`, one)).join(" · ")}
          </span>
          <span className={css.presence}>
            <Status tone={TONE[row.presence]}>{t(`ui.roll.${row.presence}`)}</Status>
            <span className={css.quiet}>{at && <At at={at} />}</span>
          </span>
        </summary>
        <Ways row={row} notices={notices} />
      </details>
    </li>
  );
}

function Counts({ roll }: { roll: Roll }) {
  const { t } = useTranslation();
  const seen = PRESENCES.filter((one) => (roll.counts[one] ?? 0) > 0);
  return (
    <p className={css.counts}>
      {seen.map((one) => (
        <Status key={one} tone={TONE[one]}>
          {t(`ui.roll.${one}`)} {roll.counts[one]}
        </Status>
      ))}
    </p>
  );
}

interface Props {
  about: string;
  /** What is known of single notices, shown with the way that each of them went. */
  notices?: Notice[];
  children?: ReactNode;
}

/** Who was told of a warning or a case, when, by which way; whoever is missing comes first. */
export function RollCall({ about, notices = [], children }: Props) {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["roll", about], queryFn: () => rollCall(about) });
  const roll = asked.data;
  const missing = roll?.counts.missing ?? 0;
  return (
    <Panel
      title={t("ui.roll.title")}
      note={missing > 0 ? t("ui.roll.count_missing", { count: missing }) : undefined}
      isFlush
    >
      {asked.error && !roll && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {!roll && !asked.error && <Skeleton lines={3} />}
      {roll?.rows.length === 0 && (
        <Empty title={t("ui.roll.none")}>{t("ui.roll.none_words")}</Empty>
      )}
      {roll && roll.rows.length > 0 && (
        <>
          <Counts roll={roll} />
          <ul className={css.rows}>
            {roll.rows.map((row) => (
              <Row key={row.person_id || row.name} row={row} notices={notices} />
            ))}
          </ul>
        </>
      )}
      {children}
    </Panel>
  );
}
