import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Fault, previewPlaybook, putPlaybook } from "@/api/playbooks";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { TOUCHES } from "../acting/Act";
import { PlanView } from "./PlanView";
import css from "./Playbooks.module.css";
import { offsetOf } from "./places";

const QUIET_MS = 500;

/** A value once it has not changed for a moment. */
function useQuiet(value: string): string {
  const [quiet, setQuiet] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return quiet;
}

function Faults({ faults, onGo }: { faults: Fault[]; onGo: (fault: Fault) => void }) {
  const { t } = useTranslation();
  return (
    <ol className={css.faults}>
      {faults.map((fault) => (
        <li key={`${fault.line} ${fault.column} ${fault.code} ${fault.detail}`}>
          <button type="button" className={css.fault} onClick={() => onGo(fault)}>
            <b>{t("ui.plans.line", { line: fault.line, column: fault.column })}</b>{" "}
            <PlainText text={fault.detail} />
          </button>
        </li>
      ))}
    </ol>
  );
}

interface Props {
  text: string;
  /** "" for one that is new. */
  code: string;
}

/** The plan's text, everything that is wrong with it line by line, and what it would make. */
export function Editor({ text, code }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const field = useRef<HTMLTextAreaElement>(null);
  const [written, setWritten] = useState(text);
  const quiet = useQuiet(written);
  const preview = useQuery({
    queryKey: ["playbook-preview", quiet],
    queryFn: () => previewPlaybook(quiet),
    placeholderData: (old) => old,
    retry: false,
  });
  const kept = useMutation({
    mutationFn: () => putPlaybook(written),
    onSuccess: async ({ playbook }) => {
      await Promise.all(TOUCHES.map((key) => client.invalidateQueries({ queryKey: [key] })));
      if (playbook.code !== code) {
        void navigate({ to: "/cases/playbooks/$code", params: { code: playbook.code } });
      }
    },
  });
  const faults = preview.data?.faults ?? [];
  const plan = useDeferredValue(preview.data?.playbook ?? null);
  const isRight = preview.data !== undefined && faults.length === 0 && quiet === written;
  const go = ({ line, column }: Fault) => {
    const at = offsetOf(written, line, column);
    field.current?.focus();
    field.current?.setSelectionRange(at, at);
    const rows = written.split("\n").length;
    if (field.current) field.current.scrollTop = (field.current.scrollHeight * (line - 4)) / rows;
  };
  return (
    <>
      <Panel
        title={t("ui.plans.face.text")}
        note={
          preview.data && (
            <Status tone={faults.length === 0 ? "good" : "bad"}>
              {faults.length === 0
                ? t("ui.plans.right")
                : t("ui.plans.faults", { count: faults.length })}
            </Status>
          )
        }
        actions={
          <Button
            size="s"
            look="primary"
            onClick={() => kept.mutate()}
            disabled={!isRight || written === text || kept.isPending}
          >
            {t("ui.plans.keep")}
          </Button>
        }
      >
        <div className={css.editor} data-right={faults.length === 0}>
          <textarea
            ref={field}
            className={css.field}
            aria-label={t("ui.plans.face.text")}
            value={written}
            spellCheck={false}
            rows={24}
            maxLength={300_000}
            onChange={(event) => setWritten(event.target.value)}
          />
          <div aria-live="polite">
            {kept.error && <ProblemNote problem={problemOf(kept.error)} />}
            {preview.error && <ProblemNote problem={problemOf(preview.error)} />}
            <Faults faults={faults} onGo={go} />
          </div>
        </div>
      </Panel>
      {plan && <PlanView plan={plan} />}
    </>
  );
}
