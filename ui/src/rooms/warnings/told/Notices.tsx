import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { acknowledgeNotice } from "@/api/client";
import type { Notice, NoticeState } from "@/api/types";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { usePerson } from "@/kit/deciding/person";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import { useNamed } from "../sentences";
import css from "./Notices.module.css";

const TONE: Record<NoticeState, "good" | "warm" | "bad" | "plain"> = {
  pending: "plain",
  leased: "plain",
  accepted: "good",
  retry: "warm",
  in_doubt: "warm",
  escalated: "warm",
  bundled: "plain",
  rejected: "bad",
  dead: "bad",
};

function Row({ notice }: { notice: Notice }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [person] = usePerson();
  const read = useMutation({
    mutationFn: () => acknowledgeNotice(notice.notice_id, person),
    onSuccess: () => client.invalidateQueries({ queryKey: ["warning"] }),
  });
  const named = useNamed();
  const isWaiting = notice.channel === "in_app" && !notice.acknowledged_at;
  const fault = notice.fault && (i18n.exists(notice.fault) ? t(notice.fault) : notice.fault);
  return (
    <li className={css.row}>
      <div className={css.top}>
        <b>{named(`ui.channel.${notice.channel}`, notice.channel)}</b>
        <Status tone={TONE[notice.state]}>{t(`ui.notice.${notice.state}`)}</Status>
      </div>
      <span className={css.to}>
        {named(`ui.roll.place.${notice.channel}:${notice.recipient}`, notice.recipient)}
      </span>
      <span className={css.facts}>
        <At at={notice.created_at} />
        {notice.attempts > 1 && <> · {t("ui.notice.attempts", { count: notice.attempts })}</>}
        {notice.next_at && (
          <>
            {" "}
            · {t("ui.notice.next")} <At at={notice.next_at} isShort />
          </>
        )}
      </span>
      {notice.proof && (
        <span className={css.facts}>{t("ui.notice.proof", { proof: notice.proof })}</span>
      )}
      {fault && <span className={css.fault}>{fault}</span>}
      {notice.acknowledged_at && (
        <span className={css.facts}>
          {t("ui.warnings.acknowledged_by", { person: notice.acknowledged_by })}{" "}
          <At at={notice.acknowledged_at} isShort />
        </span>
      )}
      {isWaiting && person && (
        <Button size="s" onClick={() => read.mutate()} disabled={read.isPending}>
          {t("ui.notice.read")}
        </Button>
      )}
      {read.error && <ProblemNote problem={problemOf(read.error)} />}
    </li>
  );
}

/** Who was told, by which way, and whether it is proven. */
export function Notices({ notices }: { notices: Notice[] }) {
  const { t } = useTranslation();
  if (notices.length === 0)
    return <Empty title={t("ui.notice.none")}>{t("ui.notice.none_words")}</Empty>;
  return (
    <ul>
      {notices.map((notice) => (
        <Row key={notice.notice_id} notice={notice} />
      ))}
    </ul>
  );
}
