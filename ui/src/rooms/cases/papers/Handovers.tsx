import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, type Handover, onCase, onPart } from "@/api/cases";
import { me } from "@/api/people";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import { Act, TOUCHES } from "../acting/Act";
import { Line, lines } from "../acting/Line";
import { WhoPick } from "../acting/WhoPick";
import { may } from "../one/useCase";
import css from "./Papers.module.css";

function Write({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState("");
  const [watch, setWatch] = useState("");
  const [to, setTo] = useState("");
  return (
    <Act
      verb={t("ui.handover.write")}
      why={{
        label: t("ui.handover.standing"),
        hint: t("ui.handover.standing_hint"),
        isNeeded: true,
      }}
      act={(standing) =>
        onCase(one.case_id, "handovers", {
          standing,
          open_points: lines(open),
          watch_for: watch,
          to,
        })
      }
      onDone={onDone}
    >
      <Line
        label={t("ui.handover.open_points")}
        hint={t("ui.handover.one_a_line")}
        value={open}
        most={5000}
        onChange={setOpen}
        isLong
      />
      <Line label={t("ui.handover.watch_for")} value={watch} most={2000} onChange={setWatch} />
      <WhoPick
        label={t("ui.handover.to")}
        none={t("ui.handover.whoever")}
        value={to}
        onPick={setTo}
      />
    </Act>
  );
}

function Row({ one, note }: { one: CaseDetail; note: Handover }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const self = useQuery({ queryKey: ["me"], queryFn: me }).data?.user?.user_id;
  const take = useMutation({
    mutationFn: () => onPart("handovers", note.handover_id, "take"),
    onSettled: () =>
      Promise.all(TOUCHES.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const mayTake = !note.taken_by && note.by !== self && may(one, "handover.take");
  return (
    <li className={css.paper}>
      <p className={css.facts}>
        <b>
          <PlainText text={note.person} />
        </b>{" "}
        <At at={note.at} /> {note.to && <>→ {one.names[note.to] ?? note.to}</>}
      </p>
      <p className={css.text}>
        <PlainText text={note.standing} />
      </p>
      {note.open_points.length > 0 && (
        <ul className={css.points}>
          {note.open_points.map((point) => (
            <li key={point}>
              <PlainText text={point} />
            </li>
          ))}
        </ul>
      )}
      {note.watch_for && (
        <p className={css.said}>
          <b>{t("ui.handover.watch_for")}</b> <PlainText text={note.watch_for} />
        </p>
      )}
      {note.taken_by ? (
        <p className={css.facts}>
          {t("ui.handover.taken", { person: one.names[note.taken_by] ?? note.taken_by })}{" "}
          {note.taken_at && <At at={note.taken_at} />}
        </p>
      ) : (
        mayTake && (
          <div className={`${css.buttons} no-print`}>
            <Button size="s" look="primary" onClick={() => take.mutate()} disabled={take.isPending}>
              {t("ui.handover.take")}
            </Button>
          </div>
        )
      )}
      {take.error && <ProblemNote problem={problemOf(take.error)} />}
    </li>
  );
}

/** What one shift tells the next, until somebody has taken over. */
export function Handovers({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const write = one.is_open && may(one, "handover.write") && (
    <Ask size="s" icon="edit" label={t("ui.handover.write")}>
      {(close) => <Write one={one} onDone={close} />}
    </Ask>
  );
  return (
    <Panel title={t("ui.handover.title")} actions={write} isFlush>
      {one.handovers.length === 0 ? (
        <Empty title={t("ui.handover.none")}>{t("ui.handover.none_words")}</Empty>
      ) : (
        <ul>
          {one.handovers.map((note) => (
            <Row key={note.handover_id} one={one} note={note} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
