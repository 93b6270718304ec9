import { TagsInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Choice } from "@/kit/Choice";
import { MomentInput } from "@/kit/Moment";
import { Rows } from "./Rows";

export interface Reach {
  channel: string;
  address: string;
}

export interface Away {
  begins_at: string;
  ends_at: string;
  why: string;
}

export interface Holding {
  person_id: string;
  deputies: string[];
  begins_at: string | null;
  ends_at: string | null;
}

interface Props<T> {
  rows: T[];
  onChange: (rows: T[]) => void;
}

const CHANNELS = [
  "email",
  "phone",
  "sms",
  "line",
  "wecom",
  "wechat",
  "dingtalk",
  "feishu",
  "teams",
];

/** Ways to reach somebody, the first one tried first. */
export function ReachRows({ rows, onChange }: Props<Reach>) {
  const { t, i18n } = useTranslation();
  const word = (channel: string) =>
    i18n.exists(`ui.directory.channel.${channel}`) ? t(`ui.directory.channel.${channel}`) : channel;
  return (
    <Rows
      legend={t("ui.directory.reach")}
      rows={rows}
      add={t("ui.directory.reach.add")}
      remove={(n) => t("ui.directory.reach.remove", { n })}
      fresh={() => ({ channel: "email", address: "" })}
      onChange={onChange}
    >
      {(row, change) => (
        <>
          <Choice
            label={t("ui.directory.channel")}
            value={row.channel}
            options={[...new Set([...CHANNELS, row.channel])].map((value) => ({
              value,
              name: word(value),
            }))}
            onPick={(channel) => change({ channel })}
          />
          <TextInput
            label={t("ui.directory.address")}
            value={row.address}
            maxLength={500}
            onChange={(event) => change({ address: event.currentTarget.value })}
            required
          />
        </>
      )}
    </Rows>
  );
}

/** When a person cannot hold a duty. */
export function AwayRows({ rows, onChange }: Props<Away>) {
  const { t } = useTranslation();
  const fresh = () => {
    const now = new Date().toISOString();
    return { begins_at: now, ends_at: now, why: "" };
  };
  return (
    <Rows
      legend={t("ui.directory.away")}
      rows={rows}
      add={t("ui.directory.away.add")}
      remove={(n) => t("ui.directory.away.remove", { n })}
      fresh={fresh}
      onChange={onChange}
    >
      {(row, change) => (
        <>
          <MomentInput
            label={t("ui.directory.begins_at")}
            value={row.begins_at}
            onChange={(begins_at) => change({ begins_at })}
            required
          />
          <MomentInput
            label={t("ui.directory.ends_at")}
            value={row.ends_at}
            onChange={(ends_at) => change({ ends_at })}
            required
          />
          <TextInput
            label={t("ui.directory.why")}
            value={row.why}
            maxLength={200}
            onChange={(event) => change({ why: event.currentTarget.value })}
          />
        </>
      )}
    </Rows>
  );
}

/** Several of our people, by name; in the order they are entered. */
export function PeopleInput({
  label,
  hint,
  value,
  people,
  onChange,
}: {
  label: string;
  hint?: string;
  value: string[];
  people: Map<string, string>;
  onChange: (ids: string[]) => void;
}) {
  const named = new Map([...people].map(([id, name]) => [name, id]));
  return (
    <TagsInput
      label={label}
      description={hint}
      value={value.map((id) => people.get(id) ?? id)}
      data={[...named.keys()]}
      onChange={(told) =>
        onChange(told.map((name) => named.get(name) ?? name).filter((id) => people.has(id)))
      }
      clearable={false}
    />
  );
}

/** Who holds a duty, in which order deputies step in, and for how long. */
export function HoldingRows({
  rows,
  people,
  onChange,
}: Props<Holding> & { people: Map<string, string> }) {
  const { t } = useTranslation();
  const options = [...people].map(([value, name]) => ({ value, name }));
  return (
    <Rows
      legend={t("ui.directory.holdings")}
      rows={rows}
      add={t("ui.directory.holdings.add")}
      remove={(n) => t("ui.directory.holdings.remove", { n })}
      fresh={() => ({ person_id: "", deputies: [], begins_at: null, ends_at: null })}
      onChange={onChange}
    >
      {(row, change) => (
        <>
          <Choice
            label={t("ui.directory.holder")}
            value={row.person_id}
            none={t("ui.directory.choose")}
            options={options}
            onPick={(person_id) => change({ person_id })}
            required
          />
          <PeopleInput
            label={t("ui.directory.deputies")}
            hint={t("ui.directory.deputies.hint")}
            value={row.deputies}
            people={people}
            onChange={(deputies) => change({ deputies })}
          />
          <MomentInput
            label={t("ui.directory.begins_at")}
            value={row.begins_at ?? ""}
            onChange={(at) => change({ begins_at: at || null })}
          />
          <MomentInput
            label={t("ui.directory.ends_at")}
            value={row.ends_at ?? ""}
            onChange={(at) => change({ ends_at: at || null })}
          />
        </>
      )}
    </Rows>
  );
}
