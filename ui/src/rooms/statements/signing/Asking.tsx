import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type AskedSignature, askedSignatures, askSignatures } from "@/api/drafts";
import type { RollRow } from "@/api/rollcall";
import type { DraftDetail } from "@/api/statements";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { useMay } from "@/kit/deciding/may";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import { useRoomWords } from "../words";
import css from "./Signing.module.css";

const TONE = { missing: "bad", on_its_way: "warm", told: "plain", read: "good" } as const;
const EVERY_MS = 30_000;

function Person({ row }: { row: RollRow }) {
  const { t } = useRoomWords();
  const at = row.read_at ?? row.told_at;
  return (
    <span className={css.line}>
      <b>
        <PlainText text={row.name} />
      </b>
      <Status tone={TONE[row.presence]}>{t(`ui.roll.${row.presence}`)}</Status>
      {at && (
        <span className={css.quiet}>
          <At at={at} isShort />
        </span>
      )}
    </span>
  );
}

/** Whom we asked for one duty's word, whether they have read it, and who is called after them. */
function Duty({ one }: { one: AskedSignature }) {
  const { t, duty } = useRoomWords();
  const format = useFormat();
  return (
    <li>
      <p className={css.quiet}>
        {t("ui.asking.asked", { duty: duty(one.duty) })} <At at={one.asked_at} />
      </p>
      {one.roll.map((row) => (
        <Person key={row.person_id} row={row} />
      ))}
      {one.next_at && one.next.length > 0 && (
        <p className={css.quiet}>
          {t("ui.asking.next", {
            names: one.next.join(" · "),
            at: format.time(one.next_at),
          })}
        </p>
      )}
    </li>
  );
}

/** Call those whose word is missing, by name and at this hour; and see who was called. */
export function Asking({ detail, isDirty }: { detail: DraftDetail; isDirty: boolean }) {
  const { t, duty } = useRoomWords();
  const may = useMay();
  const client = useQueryClient();
  const { draft_id: id, seal } = detail.draft;
  const asked = useQuery({
    queryKey: ["asked", id, seal],
    queryFn: () => askedSignatures(id),
    refetchInterval: EVERY_MS,
  });
  const ask = useMutation({
    mutationFn: () => askSignatures(id),
    onSettled: () => client.invalidateQueries({ queryKey: ["asked", id] }),
  });
  const { is_signed: isSigned, declined_by: declined } = detail.signed_off;
  const isAwaited = !isSigned && declined.length === 0;
  const rows = asked.data ?? [];
  const unheld = (ask.data ?? []).filter((one) => one.people.length === 0);
  const mayAsk = isAwaited && may("draft.write");
  if (!mayAsk && rows.length === 0) return null;
  return (
    <div className={css.asking}>
      {rows.length > 0 && (
        <ul className={css.asked} aria-label={t("ui.asking.title")}>
          {rows.map((one) => (
            <Duty key={one.duty} one={one} />
          ))}
        </ul>
      )}
      {unheld.map((one) => (
        <Status key={one.duty} tone="bad">
          {t("ui.asking.nobody", { duty: duty(one.duty) })}
        </Status>
      ))}
      {mayAsk && (
        <div className="no-print">
          <Button disabled={isDirty || ask.isPending} onClick={() => ask.mutate()}>
            {t(rows.length > 0 ? "ui.asking.again" : "ui.asking.ask")}
          </Button>
          {rows.length === 0 && <p className={css.quiet}>{t("ui.asking.words")}</p>}
        </div>
      )}
      {ask.error && <ProblemNote problem={problemOf(ask.error)} />}
    </div>
  );
}
