import { useTranslation } from "react-i18next";
import type { NoticeRules } from "@/api/telling";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { useNamed } from "@/kit/sentences";
import { At } from "@/kit/Time";
import css from "./Told.module.css";

/** What waits: whose it is, why, and until when. */
export function Held({ rows }: { rows: NoticeRules["held"] }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <ul>
      {rows.map((one) => (
        <li key={one.notice_id} className={css.row}>
          <LevelBadge level={one.level} size="s" isShort />
          <b>
            <PlainText text={one.recipient} />
          </b>
          <span className={css.quiet}>
            {named(`ui.channel.${one.channel}`, one.channel)} · {t(`ui.told.why.${one.held}`)}
          </span>
          {one.next_at && (
            <span className={css.until}>
              {t("ui.told.until")} <At at={one.next_at} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
