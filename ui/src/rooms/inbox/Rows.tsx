import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Task, Words } from "@/api/cases";
import { acknowledgeMine, type InboxDraft, type InboxNotice } from "@/api/inbox";
import { OWN_NAME } from "@/i18n";
import { Button } from "@/kit/Button";
import { Chip, Status } from "@/kit/Chip";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { useNamed } from "@/kit/sentences";
import { Ago, At, useNow } from "@/kit/Time";
import css from "./Inbox.module.css";

const said = (words: Words, language: string): string =>
  words[language] ?? words[""] ?? Object.values(words)[0] ?? "";

/** A text that waits for my yes or no. */
export function Approving({ one, caseName }: { one: InboxDraft; caseName: string }) {
  const { t } = useTranslation();
  const named = useNamed();
  const duties = one.missing_duties.map((duty) => named(`ui.signing.duty.${duty}`, duty));
  return (
    <li>
      <Link
        to="/statements/$id"
        params={{ id: one.statement_id }}
        search={{ draft: one.draft_id }}
        className={css.head}
      >
        <LevelBadge level={one.level} size="s" isShort />
        <b>{named(`ui.statement.kind.${one.kind}`, one.kind)}</b>
        <span className={css.words}>
          <PlainText text={one.title || one.subject} />
        </span>
      </Link>
      <span className={css.quiet}>
        <PlainText text={caseName} /> ·{" "}
        {OWN_NAME[one.language as keyof typeof OWN_NAME] ?? one.language} ·{" "}
        {named(`ui.place.${one.channel}`, one.channel)} ·{" "}
        {t("ui.versions.number", { n: one.number })} · <Ago at={one.at} />
        {duties.length > 0 && ` · ${t("ui.inbox.missing", { duties: duties.join(" · ") })}`}
      </span>
    </li>
  );
}

const SHOWN = 2;

function Line({ line }: { line: string }) {
  return (
    <span className={css.line}>
      <PlainText text={line} />
    </span>
  );
}

/** The first lines; the others on demand. */
function Lines({ lines }: { lines: string[] }) {
  const { t } = useTranslation();
  const rest = lines.slice(SHOWN);
  return (
    <>
      {lines.slice(0, SHOWN).map((line) => (
        <Line key={line} line={line} />
      ))}
      {rest.length > 0 && (
        <details>
          <summary className={css.quiet}>{t("ui.inbox.more", { count: rest.length })}</summary>
          <span className={css.told}>
            {rest.map((line) => (
              <Line key={line} line={line} />
            ))}
          </span>
        </details>
      )}
    </>
  );
}

/** Something that I was told: seen once I say so, and then nobody else is called. */
export function Acknowledging({ one }: { one: InboxNotice }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const seen = useMutation({
    mutationFn: () => acknowledgeMine(one.notice_id),
    onSuccess: () => client.invalidateQueries({ queryKey: ["inbox"] }),
  });
  const words = <PlainText text={one.subject} />;
  return (
    <li className={css.withDeed}>
      <div className={css.told}>
        <span className={css.head}>
          <LevelBadge level={one.level} size="s" isShort />
          {one.case_id && (
            <Link to="/cases/$id" params={{ id: one.case_id }} className={css.words}>
              {words}
            </Link>
          )}
          {one.statement_id && (
            <Link to="/statements/$id" params={{ id: one.statement_id }} className={css.words}>
              {words}
            </Link>
          )}
          {!one.case_id && one.warning_id && (
            <Link to="/warnings/$id" params={{ id: one.warning_id }} className={css.words}>
              {words}
            </Link>
          )}
          {!one.case_id && !one.statement_id && !one.warning_id && (
            <span className={css.words}>{words}</span>
          )}
        </span>
        <Lines lines={one.lines} />
        <span className={css.quiet}>
          {t(one.told_to === "me" ? "ui.inbox.told_me" : "ui.inbox.told_house")}
          {one.in_place_of.length > 0 && (
            <PlainText
              text={` · ${t("ui.inbox.in_place_of", { names: one.in_place_of.join(" · ") })}`}
            />
          )}{" "}
          · <Ago at={one.at} />
        </span>
        {seen.error && <ProblemNote problem={problemOf(seen.error)} />}
      </div>
      <Button size="s" icon="check" disabled={seen.isPending} onClick={() => seen.mutate()}>
        {t("ui.inbox.seen")}
      </Button>
    </li>
  );
}

/** A promise of mine, with when it is due and what stands before it. */
export function Doing({ one, caseName }: { one: Task; caseName: string }) {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const isLate = one.due_at !== null && Date.parse(one.due_at) < now;
  return (
    <li>
      <Link to="/cases/$id" params={{ id: one.case_id }} className={css.head}>
        <b className={css.words}>
          <PlainText text={said(one.name, i18n.language)} />
        </b>
        {one.waits_for.length > 0 && <Chip>{t("ui.inbox.blocked")}</Chip>}
      </Link>
      <span className={css.quiet}>
        <PlainText text={caseName} />
      </span>
      {one.due_at && (
        <Status tone={isLate ? "bad" : "plain"}>
          {t(isLate ? "ui.inbox.was_due" : "ui.inbox.due")} <At at={one.due_at} />
        </Status>
      )}
    </li>
  );
}
