import { useQuery } from "@tanstack/react-query";
import { type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { draft as askFor, type Written } from "@/api/drafts";
import type { DraftDetail } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { Columns } from "@/kit/pages/One";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Editor } from "../editing/Editor";
import { Files } from "../editing/Files";
import { Findings } from "../editing/Findings";
import { Lengths } from "../editing/Lengths";
import { Origins } from "../editing/Origins";
import { Preview } from "../editing/Preview";
import { Reading } from "../editing/Reading";
import { SaidBefore } from "../editing/SaidBefore";
import { carried, placed, type Spot } from "../editing/spots";
import { useLooked } from "../editing/useLooked";
import { isSame, writtenOf } from "../editing/written";
import { Publishing } from "../outgoing/Publishing";
import css from "../Statements.module.css";
import { SignOff } from "../signing/SignOff";
import { Versions } from "../versions/Versions";

/** Whoever is to sign reads first; the sheet opens on demand, since who writes may not sign. */
const readsFirst = (detail: DraftDetail) =>
  detail.actions.includes("approve") || detail.actions.includes("withdraw");

function Text({
  detail,
  typed,
  spots,
  onType,
  sheet,
}: {
  detail: DraftDetail;
  typed: Written;
  spots: Spot[];
  onType: (typed: Written) => void;
  sheet: RefObject<HTMLTextAreaElement | null>;
}) {
  const { t } = useTranslation();
  const [isWriting, setWriting] = useState(() => !readsFirst(detail));
  const mayWrite = detail.actions.includes("write");
  const { draft } = detail;
  const read = (
    <>
      <Reading
        title={draft.title}
        text={draft.text}
        language={draft.language}
        spots={placed(draft.text, detail.findings)}
      />
      <Files files={draft.attachments} />
    </>
  );
  return (
    <Panel
      title={t("ui.draft.panel")}
      note={
        <>
          {t("ui.draft.by", { n: draft.number, names: detail.authors.join(", ") })}
          {draft.ai_generated && <Chip tone="warm">{t("ui.machine.mark")}</Chip>}
        </>
      }
      actions={
        mayWrite &&
        !isWriting && (
          <Button size="s" icon="edit" onClick={() => setWriting(true)}>
            {t("ui.draft.edit")}
          </Button>
        )
      }
    >
      {mayWrite && isWriting ? (
        <>
          <div className="no-print">
            <Editor detail={detail} typed={typed} spots={spots} onType={onType} sheet={sheet} />
          </div>
          <div className="only-print">{read}</div>
        </>
      ) : (
        read
      )}
    </Panel>
  );
}

function Whole({ detail, of }: { detail: DraftDetail; of: string }) {
  const { t } = useTranslation();
  const { draft } = detail;
  const sheet = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(() => writtenOf(draft));
  const [base, setBase] = useState(draft);
  // Somebody saved meanwhile: an untouched page follows, a touched one keeps what was typed.
  useEffect(() => {
    if (base.number === draft.number) return;
    setTyped((now) => (isSame(now, base) ? writtenOf(draft) : now));
    setBase(draft);
  }, [base, draft]);
  const later = useDeferredValue(typed); // typing comes before drawing it a second time
  const { seen, isLooking } = useLooked(detail, typed.title, typed.text);
  const found = useMemo(() => placed(seen.text, seen.findings), [seen.text, seen.findings]);
  const spots = carried(seen.text, typed.text, found);
  const isDirty = !isSame(typed, draft);
  const show = (spot: Spot) => {
    sheet.current?.focus();
    sheet.current?.setSelectionRange(spot.from, spot.to);
  };
  const main = (
    <>
      <Text detail={detail} typed={typed} spots={spots} onType={setTyped} sheet={sheet} />
      <Panel className="no-print" title={t("ui.length.title")}>
        <Lengths rooms={seen.rooms} channel={draft.channel} />
      </Panel>
      <Preview draft={draft} typed={later} rooms={seen.rooms} />
      <Origins draft={draft} of={of} />
    </>
  );
  const side = (
    <>
      <SignOff detail={detail} isDirty={isDirty} />
      <Publishing detail={detail} />
      <Findings
        findings={seen.findings}
        spots={spots}
        text={typed.text}
        isLooking={isLooking}
        onShow={detail.actions.includes("write") ? show : undefined}
      />
      <SaidBefore id={draft.draft_id} number={draft.number} />
      <Versions draft={draft} mayWrite={detail.actions.includes("write")} />
    </>
  );
  return <Columns className={css.columns} main={main} side={side} />;
}

/** One text for one channel and language, with all that stands around it. */
export function DraftRoom({ id, of }: { id: string; of: string }) {
  const asked = useQuery({ queryKey: ["draft", id], queryFn: () => askFor(id) });
  if (asked.error && !asked.data) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton lines={9} height={18} />;
  return <Whole detail={asked.data} of={of} />;
}
