import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Negative } from "@/api/cases";
import type { InboxReport } from "@/api/inbox";
import { Chip, Status } from "@/kit/Chip";
import { PlainText } from "@/kit/PlainText";
import { Ago, At, useNow } from "@/kit/Time";
import css from "./Inbox.module.css";

/** A negative voice that I am to answer. */
export function Answering({
  one,
  caseName,
}: {
  one: Negative & { case_id: string };
  caseName: string;
}) {
  const { t } = useTranslation();
  const now = useNow();
  const isLate = one.due_at !== null && Date.parse(one.due_at) < now;
  return (
    <li>
      <Link
        to="/cases/$id"
        params={{ id: one.case_id }}
        search={{ face: "voices" }}
        className={css.head}
      >
        <span className={css.words}>
          <PlainText text={one.excerpt} />
        </span>
        {one.is_distressed && <Chip tone="bad">{t("ui.inbox.distressed")}</Chip>}
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

/** A risk that somebody told us of and nobody has settled. */
export function Settling({ one }: { one: InboxReport }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link to="/cases/reports" className={css.head}>
        {one.urgent && <Chip tone="bad">{t("ui.inbox.urgent")}</Chip>}
        <span className={css.words}>
          <PlainText text={one.what} />
        </span>
      </Link>
      <span className={css.quiet}>
        {one.is_public ? t("ui.inbox.from_outside") : <PlainText text={one.name} />} ·{" "}
        <Ago at={one.at} />
      </span>
    </li>
  );
}
