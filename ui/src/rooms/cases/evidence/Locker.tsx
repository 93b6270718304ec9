import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase } from "@/api/cases";
import { type EvidenceLocker, locker } from "@/api/evidence";
import { Chip, Status } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Panel } from "@/kit/Panel";
import { Columns } from "@/kit/pages/One";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Act } from "../acting/Act";
import { may } from "../one/useCase";
import { Export } from "./Export";
import { Holds } from "./Holds";
import css from "./Locker.module.css";
import { SnapshotRow } from "./SnapshotRow";
import { Take } from "./Take";

function Whole({ found }: { found: EvidenceLocker }) {
  const { t } = useTranslation();
  return found.is_whole ? (
    <Status tone="good">{t("ui.locker.whole", { count: found.snapshots.length })}</Status>
  ) : (
    <Status tone="bad">{t("ui.locker.broken", { number: found.first_break ?? 0 })}</Status>
  );
}

function Drop({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Act
      words={t("ui.locker.drop_words")}
      verb={t("ui.locker.drop")}
      look="danger"
      why={{ label: t("ui.action.reason"), isNeeded: true }}
      act={(reason) => onCase(one.case_id, "evidence/drop", { reason })}
      onDone={onDone}
    />
  );
}

/** What was said, as it was when somebody took it; nothing of it changes any more. */
export function Locker({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ["case", one.case_id, "evidence", one.snapshots],
    queryFn: () => locker(one.case_id),
  });
  const found = asked.data;
  const take = may(one, "evidence.take") && (
    <Ask size="s" icon="plus" label={t("ui.locker.take")}>
      {(close) => <Take one={one} onDone={close} />}
    </Ask>
  );
  if (asked.error) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!found) return <Skeleton lines={6} height={18} />;
  return (
    <Columns
      main={
        <Panel
          title={t("ui.locker.title")}
          note={<Whole found={found} />}
          actions={
            <>
              {may(one, "evidence.export") && <Export one={one} />}
              {take}
            </>
          }
          isFlush
        >
          {found.snapshots.length === 0 ? (
            <Empty title={t("ui.locker.none")} action={take}>
              {t("ui.locker.none_words")}
            </Empty>
          ) : (
            <ol className={css.snapshots}>
              {[...found.snapshots].reverse().map((each) => (
                <SnapshotRow key={each.snapshot_id} one={each} names={found.names} />
              ))}
            </ol>
          )}
        </Panel>
      }
      side={
        <>
          <Holds one={one} holds={found.holds} names={found.names} />
          {!one.is_open && may(one, "evidence.drop") && found.snapshots.length > 0 && (
            <Panel title={t("ui.locker.drop")}>
              <p className={css.words}>
                <Chip tone="warm">{t("ui.case.is_closed")}</Chip> {t("ui.locker.drop_words")}
              </p>
              <Ask size="s" look="danger" icon="trash" label={t("ui.locker.drop")}>
                {(close) => <Drop one={one} onDone={close} />}
              </Ask>
            </Panel>
          )}
        </>
      }
    />
  );
}
