import { NumberInput, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Choice } from "@/kit/Choice";
import { MomentInput } from "@/kit/Moment";
import css from "../Directory.module.css";
import { type Field, labelOf } from "../kinds";
import { ZONES } from "../zones";
import { AwayRows, HoldingRows, PeopleInput, ReachRows } from "./lists";
import { type Names, namesOf } from "./useNames";

interface Props {
  field: Field;
  /** As the field's form has it; the table of kinds says which. */
  // biome-ignore lint/suspicious/noExplicitAny: each form knows its own
  value: any;
  names: Names;
  /** Whom it must not point to: itself, where it points to its own kind. */
  self: string;
  onChange: (value: unknown) => void;
}

function useWords(field: Field) {
  const { t, i18n } = useTranslation();
  const hinted = `ui.directory.${field.name}.hint`;
  return {
    label: t(labelOf(field)),
    description: i18n.exists(hinted) ? t(hinted) : undefined,
  };
}

function Lists({ field, value, names, onChange }: Props) {
  const words = useWords(field);
  const { t } = useTranslation();
  if (field.is === "reach") return <ReachRows rows={value} onChange={onChange} />;
  if (field.is === "away") return <AwayRows rows={value} onChange={onChange} />;
  if (field.is === "holdings")
    return <HoldingRows rows={value} people={names.people} onChange={onChange} />;
  if (field.is === "entries")
    return (
      <PeopleInput
        label={words.label}
        hint={words.description}
        value={value}
        people={namesOf(names, field.of)}
        onChange={onChange}
      />
    );
  return (
    <TagsInput
      {...words}
      value={value}
      maxTags={200}
      onChange={onChange}
      placeholder={value.length ? "" : t("ui.directory.words_hint")}
    />
  );
}

/** Whom a field can point to; whoever it points to stays, even where nobody knows them any more. */
function pointed(known: Map<string, string>, value: string, self: string) {
  const all = value && !known.has(value) ? new Map([...known, [value, value]]) : known;
  return [...all].filter(([id]) => id !== self).map(([id, name]) => ({ value: id, name }));
}

function Choices({ field, value, names, self, onChange }: Props) {
  const { t, i18n } = useTranslation();
  const words = useWords(field);
  const said = `ui.directory.${field.name}`;
  const known = [...new Set([...(field.options ?? []), ...(value ? [value] : [])])];
  const options =
    field.is === "zone"
      ? [...new Set([...ZONES, value])].map((zone) => ({ value: zone, name: zone }))
      : field.is === "entry"
        ? pointed(namesOf(names, field.of), value, self)
        : known.map((one) => ({
            value: one,
            name: i18n.exists(`${said}.${one}`) ? t(`${said}.${one}`) : one,
          }));
  return (
    <Choice
      {...words}
      value={value ?? ""}
      options={options}
      none={field.isNeeded ? undefined : t("ui.directory.nothing")}
      onPick={onChange}
      required={field.isNeeded}
    />
  );
}

function Plain({ field, value, onChange }: Props) {
  const words = useWords(field);
  if (field.is === "long")
    return (
      <Textarea
        {...words}
        value={value}
        autosize
        minRows={3}
        maxRows={16}
        maxLength={20_000}
        onChange={(event) => onChange(event.currentTarget.value)}
        required={field.isNeeded}
      />
    );
  if (field.is === "number")
    return (
      <NumberInput
        {...words}
        value={value ?? ""}
        min={field.least}
        max={field.most}
        allowDecimal={false}
        hideControls
        onChange={(told) => onChange(told === "" ? null : Number(told))}
        required={field.isNeeded}
      />
    );
  if (field.is === "flag")
    return (
      <label className={css.flag}>
        <input
          type="checkbox"
          checked={value}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>
          {words.label}
          {words.description && <small>{words.description}</small>}
        </span>
      </label>
    );
  return (
    <TextInput
      {...words}
      value={value}
      maxLength={200}
      onChange={(event) => onChange(event.currentTarget.value)}
      required={field.isNeeded}
    />
  );
}

const LISTS = new Set(["reach", "away", "holdings", "entries", "words"]);
const CHOICES = new Set(["entry", "choice", "zone"]);

/** One field of an entry, in the form that its kind's table names. */
export function FieldInput(props: Props) {
  const { field, value, onChange } = props;
  const words = useWords(field);
  if (LISTS.has(field.is)) return <Lists {...props} />;
  if (CHOICES.has(field.is)) return <Choices {...props} />;
  if (field.is === "moment")
    return (
      <MomentInput
        label={words.label}
        value={value ?? ""}
        onChange={(at) => onChange(at || null)}
        required={field.isNeeded}
      />
    );
  return <Plain {...props} />;
}
