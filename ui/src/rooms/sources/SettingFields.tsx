import { NumberInput, TagsInput, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import form from "@/kit/Form.module.css";
import { MomentInput } from "@/kit/Moment";
import { type Field, newSecret, type Settings } from "./schema";

interface Props {
  fields: Field[];
  settings: Settings;
  onChange: (part: Settings) => void;
}

interface PartProps {
  field: Field;
  value: unknown;
  put: (value: unknown) => void;
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value : []);
const words = (value: unknown): string => (typeof value === "string" ? value : "");

function useWords(field: Field) {
  const { t, i18n } = useTranslation();
  const key = `ui.setting.${field.name}`;
  const hint = `${key}.hint`;
  return {
    label: i18n.exists(key) ? t(key) : field.title,
    description: i18n.exists(hint) ? t(hint) : undefined,
    required: field.isRequired,
  };
}

function Secrets({ field, value, put }: PartProps) {
  const { t } = useTranslation();
  const said = useWords(field);
  return (
    <div className={form.group}>
      <TagsInput {...said} value={list(value)} onChange={put} acceptValueOnBlur />
      <Button size="s" onClick={() => put([newSecret(), ...list(value)])}>
        {t("ui.setting.secrets.make")}
      </Button>
    </div>
  );
}

function Part({ field, value, put }: PartProps) {
  const said = useWords(field);
  const preset = typeof field.preset === "object" ? "" : String(field.preset ?? "");
  if (field.kind === "secrets") return <Secrets field={field} value={value} put={put} />;
  if (field.kind === "words")
    return <TagsInput {...said} value={list(value)} onChange={put} acceptValueOnBlur />;
  if (field.kind === "number")
    return (
      <NumberInput
        {...said}
        value={typeof value === "number" ? value : ""}
        placeholder={preset}
        min={field.min}
        max={field.max}
        onChange={(next) => put(typeof next === "number" ? next : undefined)}
        hideControls
      />
    );
  if (field.kind === "moment")
    return (
      <MomentInput
        label={said.label}
        value={words(value)}
        onChange={put}
        required={said.required}
      />
    );
  if (field.kind === "choice")
    return (
      <Choice
        label={said.label}
        description={said.description}
        value={words(value) || preset}
        options={field.options.map((option) => ({ value: option, name: option }))}
        onPick={put}
      />
    );
  return (
    <TextInput
      {...said}
      type={field.kind === "address" ? "url" : "text"}
      value={words(value)}
      placeholder={preset || (field.kind === "address" ? "https://" : undefined)}
      onChange={(event) => put(event.currentTarget.value)}
    />
  );
}

/** A connector's own settings: what it must know in sight, the rest folded away. */
export function SettingFields({ fields, settings, onChange }: Props) {
  const { t } = useTranslation();
  const row = (field: Field) => (
    <Part
      key={field.name}
      field={field}
      value={settings[field.name]}
      put={(value) => onChange({ [field.name]: value })}
    />
  );
  const rest = fields.filter((field) => !field.isRequired);
  return (
    <>
      {fields.filter((field) => field.isRequired).map(row)}
      {rest.length > 0 && (
        <details className={form.more}>
          <summary>{t("ui.sources.more")}</summary>
          <div className={form.form}>{rest.map(row)}</div>
        </details>
      )}
    </>
  );
}
