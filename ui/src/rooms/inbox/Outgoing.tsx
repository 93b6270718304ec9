import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { InboxBreak, InboxPublication } from "@/api/inbox";
import { Status } from "@/kit/Chip";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { useNamed } from "@/kit/sentences";
import { At, useNow } from "@/kit/Time";
import css from "./Inbox.module.css";

/** A text that is held on its way out: a publisher thaws it, posts it, or looks for it. */
export function Publishing({ one, caseName }: { one: InboxPublication; caseName: string }) {
  const named = useNamed();
  return (
    <li>
      <Link
        to="/statements/$id"
        params={{ id: one.statement_id }}
        search={{ draft: one.draft_id }}
        className={css.head}
      >
        <LevelBadge level={one.level} size="s" isShort />
        <b>{named(`ui.place.${one.channel}`, one.channel)}</b>
        <span className={css.words}>
          <PlainText text={one.subject} />
        </span>
      </Link>
      <Status tone={one.state === "asked" ? "bad" : "warm"}>
        {named(`ui.standing.${one.state}`, one.state)}
      </Status>
      <span className={css.quiet}>
        {one.fault && `${named(one.fault, one.fault)} · `}
        <PlainText text={caseName} /> · {one.person} · <At at={one.due_at} />
      </span>
    </li>
  );
}

/** A text that somebody else let out unsigned: was it right, and what follows? */
export function Reviewing({ one, caseName }: { one: InboxBreak; caseName: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const isLate = Date.parse(one.review_due_at) < now;
  return (
    <li>
      <Link to="/statements/outgoing" className={css.head}>
        <b>{one.person}</b>
        <span className={css.words}>
          <PlainText text={one.reason} />
        </span>
      </Link>
      <span className={css.quiet}>
        <PlainText text={caseName} />
      </span>
      <Status tone={isLate ? "bad" : "plain"}>
        {t(isLate ? "ui.inbox.was_due" : "ui.inbox.due")} <At at={one.review_due_at} />
      </Status>
    </li>
  );
}
