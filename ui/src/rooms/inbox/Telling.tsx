import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Turn } from "@/api/release";
import { Status } from "@/kit/Chip";
import { PlainText } from "@/kit/PlainText";
import { useNamed } from "@/kit/sentences";
import { At } from "@/kit/Time";
import css from "./Inbox.module.css";

/** Somebody who is to hear it from me, before they read it elsewhere. */
export function Telling({ one, caseName }: { one: Turn; caseName: string }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <li>
      <Link
        to="/cases/$id"
        params={{ id: one.case_id }}
        search={{ face: "hearing" }}
        className={css.head}
      >
        <b className={css.words}>
          <PlainText text={named(`ui.plans.audience.${one.audience}`, one.audience)} />
        </b>
      </Link>
      <span className={css.quiet}>
        <PlainText text={caseName} /> · {t(`ui.hears.party.${one.party}`)}
      </span>
      {one.due_at && (
        <Status tone={one.is_late ? "bad" : "plain"}>
          {t(one.is_late ? "ui.inbox.was_due" : "ui.inbox.due")} <At at={one.due_at} />
        </Status>
      )}
    </li>
  );
}
