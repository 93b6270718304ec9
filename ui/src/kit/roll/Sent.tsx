import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { acknowledgeNotice } from "@/api/client";
import type { Notice } from "@/api/types";
import { Button } from "../Button";
import { usePerson } from "../deciding/person";
import { ProblemNote, problemOf } from "../States";
import { At } from "../Time";
import css from "./RollCall.module.css";

/** What became of one notice: its tries, its proof, who answered for it. */
export function Sent({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [person] = usePerson();
  const read = useMutation({
    mutationFn: () => acknowledgeNotice(notice.notice_id, person),
    onSuccess: () =>
      Promise.all(["warning", "roll"].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const isWaiting = notice.channel === "in_app" && !notice.acknowledged_at;
  return (
    <div className={css.sent}>
      {notice.attempts > 1 && <span>{t("ui.notice.attempts", { count: notice.attempts })}</span>}
      {notice.next_at && (
        <span>
          {t("ui.notice.next")} <At at={notice.next_at} isShort />
        </span>
      )}
      {notice.proof && <span>{t("ui.notice.proof", { proof: notice.proof })}</span>}
      {notice.acknowledged_at && (
        <span>{t("ui.warnings.acknowledged_by", { person: notice.acknowledged_by })}</span>
      )}
      {isWaiting && person && (
        <Button size="s" onClick={() => read.mutate()} disabled={read.isPending}>
          {t("ui.notice.read")}
        </Button>
      )}
      {read.error && <ProblemNote problem={problemOf(read.error)} />}
    </div>
  );
}
