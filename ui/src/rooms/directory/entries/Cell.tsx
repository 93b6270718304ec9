import { useTranslation } from "react-i18next";
import { Chip, Status } from "@/kit/Chip";
import { PlainText } from "@/kit/PlainText";
import { At, useNow } from "@/kit/Time";
import css from "../Directory.module.css";
import type { Field } from "../kinds";
import { useSpan } from "../span";
import type { Away, Holding, Reach } from "./lists";
import { type Names, namesOf } from "./useNames";

interface Props {
  field: Field;
  // biome-ignore lint/suspicious/noExplicitAny: each form knows its own
  value: any;
  names: Names;
}

function Reaches({ rows }: { rows: Reach[] }) {
  const { t, i18n } = useTranslation();
  return rows.map(({ channel, address }) => {
    const code = `ui.directory.channel.${channel}`;
    return (
      <span key={`${channel} ${address}`} className={css.reach}>
        <span className={css.quiet}>{i18n.exists(code) ? t(code) : channel}</span>{" "}
        <PlainText text={address} />
      </span>
    );
  });
}

/** The absence of now, or the next one; what is over is of no use here. */
function Absence({ rows }: { rows: Away[] }) {
  const span = useSpan();
  const now = useNow();
  const next = rows
    .filter((one) => Date.parse(one.ends_at) > now)
    .sort((a, b) => a.begins_at.localeCompare(b.begins_at))[0];
  if (!next) return null;
  const isNow = Date.parse(next.begins_at) <= now;
  return <Status tone={isNow ? "warm" : "plain"}>{span(next.begins_at, next.ends_at)}</Status>;
}

function Holdings({ rows, people }: { rows: Holding[]; people: Map<string, string> }) {
  const { t } = useTranslation();
  const name = (id: string) => people.get(id) ?? id;
  if (rows.length === 0) return <span className={css.quiet}>{t("ui.directory.by_rota")}</span>;
  return rows.map((one) => (
    <span key={`${one.person_id} ${one.begins_at}`} className={css.reach}>
      <PlainText text={name(one.person_id)} />{" "}
      {one.deputies.length > 0 && (
        <span className={css.quiet}>
          {t("ui.directory.deputies")} <PlainText text={one.deputies.map(name).join(" → ")} />
        </span>
      )}
    </span>
  ));
}

/** What an entry says in one field, as its table shows it. */
export function Cell({ field, value, names }: Props) {
  const { t, i18n } = useTranslation();
  if (field.is === "reach") return <Reaches rows={value} />;
  if (field.is === "away") return <Absence rows={value} />;
  if (field.is === "holdings") return <Holdings rows={value} people={names.people} />;
  if (value === null || value === undefined || value === "") return null;
  if (field.is === "moment") return <At at={value} />;
  if (field.is === "flag")
    return value ? <Chip tone="good">{t(`ui.directory.${field.name}.yes`)}</Chip> : null;
  if (field.is === "entry")
    return <PlainText text={namesOf(names, field.of).get(value) ?? value} />;
  const said = `ui.directory.${field.name}.${value}`;
  if (field.is === "choice" && i18n.exists(said)) return t(said);
  return <PlainText text={Array.isArray(value) ? value.join(", ") : String(value)} />;
}
