import { useTranslation } from "react-i18next";
import type { NoticeHours, NoticeRoute } from "@/api/telling";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { useNamed } from "@/kit/sentences";
import { At } from "@/kit/Time";
import { useLive } from "@/live/store";
import directory from "../Directory.module.css";
import { weekdays } from "./days";
import css from "./Told.module.css";

function Hours({ one }: { one: NoticeHours }) {
  const { i18n } = useTranslation();
  return (
    <>
      {one.begins}–{one.ends}
      <span className={css.quiet}>
        {[one.zone, ...(one.days.length > 0 ? [weekdays(one.days, i18n.language)] : [])].join(
          " · ",
        )}
      </span>
    </>
  );
}

/** Whoever is at its end at this hour: the holder of a duty, or the place that it names. */
function Who({ one }: { one: NoticeRoute }) {
  const { t } = useTranslation();
  const named = useNamed();
  const place = one.duty ? "" : `${one.channel}:${one.recipient}`;
  return (
    <span>
      {one.duty && <span className={css.quiet}>{named(`cases.duty.${one.duty}`, one.duty)}</span>}
      <b>
        <PlainText text={named(`ui.roll.place.${place}`, one.people[0] ?? one.recipient)} />
      </b>{" "}
      <span className={css.quiet}>{named(`ui.channel.${one.channel}`, one.channel)}</span>
      {!one.is_held && <Status tone="bad">{t("ui.told.unheld")}</Status>}
    </span>
  );
}

/** Of which watches a route tells, where it does not tell of all. */
function Watches({ ids }: { ids: string[] }) {
  const known = useLive((state) => state.snapshot?.watches);
  if (ids.length === 0) return null;
  const name = (id: string) => known?.find(({ watch }) => watch.watch_id === id)?.watch.name ?? id;
  return (
    <span className={css.quiet}>
      <PlainText text={ids.map(name).join(" · ")} />
    </span>
  );
}

interface Props {
  one: NoticeRoute;
  isSetUp: boolean;
  onOpen?: () => void;
}

/** One rule: from which level on, who, when, what may wait, and who is called after them. */
export function RouteRow({ one, isSetUp, onOpen }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const later = [...new Set([...one.people.slice(1), ...one.then])];
  return (
    <tr>
      <th scope="row">
        <LevelBadge level={one.from_level} size="s" isShort />
        <Watches ids={one.watches} />
      </th>
      <td data-name={t("ui.told.who")}>
        <span>
          <Who one={one} />
          {!isSetUp && <Status tone="bad">{t("ui.told.no_channel")}</Status>}
        </span>
      </td>
      <td data-name={t("ui.told.hours")}>
        <span>
          {one.hours ? <Hours one={one.hours} /> : t("ui.told.always")}
          {!one.tells_now && <Status tone="plain">{t("ui.told.not_now")}</Status>}
        </span>
      </td>
      <td data-name={t("ui.told.quiet")}>
        <span>
          {one.quiet ? <Hours one={one.quiet} /> : "–"}
          {one.quiet && (
            <span className={css.quiet}>
              {one.wakes_from === "red"
                ? t("ui.told.wakes_red")
                : t("ui.told.wakes", { level: t(`ui.level.${one.wakes_from}.short`) })}
            </span>
          )}
          {one.waits_until && (
            <Status tone="warm">
              {t("ui.told.waits")} <At at={one.waits_until} />
            </Status>
          )}
        </span>
      </td>
      <td data-name={t("ui.told.then")}>
        <span>
          {later.length === 0 ? (
            <span className={css.quiet}>{t("ui.told.nobody_after")}</span>
          ) : (
            <>
              <span className={css.quiet}>
                {t("ui.told.after", { span: format.span(one.climb_after_s) })}
              </span>
              <PlainText text={later.join(" → ")} />
            </>
          )}
        </span>
      </td>
      {onOpen && (
        <td className={`${directory.acts} ${directory.corner} no-print`}>
          <Button
            size="s"
            look="ghost"
            icon="edit"
            label={t("ui.told.change_named", { who: one.people[0] ?? one.recipient })}
            onClick={onOpen}
          />
        </td>
      )}
    </tr>
  );
}
