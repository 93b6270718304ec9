import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { approve, decline, withdraw } from "@/api/drafts";
import type { DraftDetail } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { Act } from "@/kit/deciding/Act";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { Panel } from "@/kit/Panel";
import { ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import { useRoomWords } from "../words";
import { Asking } from "./Asking";
import css from "./Signing.module.css";
import { Wanted } from "./Wanted";
import { Words } from "./Words";

const TOUCHED = ["draft", "asked", "statements", "statement", "inbox"];

function useSigning(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: () => {
      for (const key of TOUCHED) {
        void client.invalidateQueries({ queryKey: key === "draft" ? ["draft", id] : [key] });
      }
    },
  });
}

function Declining({ id, seal, onDone }: { id: string; seal: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <Act
      words={t("ui.signing.decline_words")}
      verb={t("ui.signing.decline")}
      look="danger"
      why={{ label: t("ui.action.reason"), isNeeded: true }}
      touches={TOUCHED}
      act={(reason) => decline(id, seal, reason)}
      onDone={onDone}
    />
  );
}

/** The seal of the words on this page: what a signature binds to. */
function Seal({ seal }: { seal: string }) {
  const { t } = useTranslation();
  return (
    <p className={css.seal}>
      {t("ui.signing.seal")}{" "}
      <code className={css.brief} title={seal}>
        {seal.slice(0, 8)} {seal.slice(8, 16)}…
      </code>
      <code className={`${css.whole} only-print`}>{seal}</code>
    </p>
  );
}

/** Why nobody, or not the reader, can sign these words. */
function KeptFrom({ detail }: { detail: DraftDetail }) {
  const { t } = useTranslation();
  if (!detail.kept_from) return null;
  const names = (detail.unknown_authors ?? []).join(", ");
  const look = detail.kept_from === "author_unknown" ? css.stopped : css.quiet;
  return <p className={look}>{t(`ui.signing.kept_from.${detail.kept_from}`, { names })}</p>;
}

function Deeds({ detail, isDirty }: { detail: DraftDetail; isDirty: boolean }) {
  const { t } = useTranslation();
  const { draft_id: id, seal } = detail.draft;
  const say = useSigning(id);
  const may = new Set(detail.actions);
  return (
    <>
      <div className={`${form.buttons} no-print`}>
        {may.has("approve") && (
          <Button
            look="primary"
            icon="check"
            disabled={isDirty || say.isPending}
            onClick={() => say.mutate(() => approve(id, seal))}
          >
            {t("ui.signing.approve")}
          </Button>
        )}
        {may.has("decline") && (
          <Ask label={t("ui.signing.decline")} look="danger">
            {(close) => <Declining id={id} seal={seal} onDone={close} />}
          </Ask>
        )}
        {may.has("withdraw") && (
          <Button disabled={say.isPending} onClick={() => say.mutate(() => withdraw(id))}>
            {t("ui.signing.withdraw")}
          </Button>
        )}
      </div>
      {isDirty && may.has("approve") && <p className={css.quiet}>{t("ui.signing.save_first")}</p>}
      {say.error && <ProblemNote problem={problemOf(say.error)} />}
    </>
  );
}

/** Whose yes these very words need, who has given it, and what the reader may say. */
export function SignOff({ detail, isDirty }: { detail: DraftDetail; isDirty: boolean }) {
  const { t, duty } = useRoomWords();
  const { signed_off: state } = detail;
  const missing = state.missing_duties.map(duty).join(" · ");
  return (
    <Panel title={t("ui.signing.title")}>
      <div className={css.stack}>
        {state.is_signed ? (
          <Status tone="good">{t("ui.signing.signed")}</Status>
        ) : (
          <Status tone={state.declined_by.length > 0 ? "bad" : "warm"}>
            {state.declined_by.length > 0
              ? t("ui.signing.declined_by", { names: state.declined_by.join(", ") })
              : t("ui.signing.missing", { count: state.missing_people, duties: missing || "–" })}
          </Status>
        )}
        {state.is_signed && state.until && (
          <p className={css.quiet}>
            {t("ui.signing.until")} <At at={state.until} />
          </p>
        )}
        <KeptFrom detail={detail} />
        <Wanted detail={detail} />
        {detail.kept_from !== "author_unknown" && <Asking detail={detail} isDirty={isDirty} />}
        <Seal seal={detail.draft.seal} />
        <Deeds detail={detail} isDirty={isDirty} />
        <Words words={detail.words} seal={detail.draft.seal} />
      </div>
    </Panel>
  );
}
