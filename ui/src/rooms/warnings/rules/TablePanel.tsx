import { TagsInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type ConsequenceClass,
  type ConsequenceTable,
  consequences,
  putConsequences,
} from "@/api/rulings";
import { LANGUAGES, OWN_NAME } from "@/i18n";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { Panel } from "@/kit/Panel";
import { Segments } from "@/kit/Segments";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { useNamed } from "../sentences";
import { added, changed, differing, isFree, without } from "./draft";
import css from "./Rules.module.css";
import { TableView } from "./TableView";

const LIFTS = [0, 1, 2] as const;

interface ClassProps {
  one: ConsequenceClass;
  onChange: (part: Partial<ConsequenceClass>) => void;
  onRemove: () => void;
}

function ClassForm({ one, onChange, onRemove }: ClassProps) {
  const { t } = useTranslation();
  const named = useNamed();
  const name = one.name || named(`warning.class.${one.code}`, one.code);
  return (
    <fieldset className={css.class}>
      <legend>{name}</legend>
      <div className={css.line}>
        <Segments
          label={t("ui.consequence.levels")}
          rows={LIFTS.map((value) => ({
            value,
            name: t("ui.consequence.lift", { count: value }),
          }))}
          value={one.lift}
          onChange={(lift) => onChange({ lift })}
        />
        <Button
          look="ghost"
          icon="trash"
          label={t("ui.rules.remove", { name })}
          onClick={onRemove}
        />
      </div>
      {LANGUAGES.map((lang) => (
        <TagsInput
          key={lang}
          label={t("ui.rules.words_in", { language: OWN_NAME[lang] })}
          value={one.words[lang] ?? []}
          onChange={(words) => onChange({ words: { ...one.words, [lang]: words } })}
          maxTags={500}
          lang={lang}
        />
      ))}
    </fieldset>
  );
}

function Add({ classes, onAdd }: { classes: ConsequenceClass[]; onAdd: (code: string) => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const isGood = isFree(classes, code);
  return (
    <div className={css.add}>
      <TextInput
        label={t("ui.rules.new_class")}
        description={t("ui.rules.new_class_hint")}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={code !== "" && !isGood ? t("ui.rules.bad_code") : undefined}
      />
      <Button
        icon="plus"
        disabled={!isGood}
        onClick={() => {
          onAdd(code);
          setCode("");
        }}
      >
        {t("ui.rules.add_class")}
      </Button>
    </div>
  );
}

function Editor({ table, onDone }: { table: ConsequenceTable; onDone: () => void }) {
  const { t } = useTranslation();
  const named = useNamed();
  const [classes, setClasses] = useState(table.classes);
  const touched = differing(table.classes, classes);
  const names = touched.map((code) => named(`warning.class.${code}`, code)).join(" · ");
  return (
    <div className={css.stack}>
      <div className={css.classes}>
        {classes.map((one) => (
          <ClassForm
            key={one.code}
            one={one}
            onChange={(part) => setClasses(changed(classes, one.code, part))}
            onRemove={() => setClasses(without(classes, one.code))}
          />
        ))}
      </div>
      <Add classes={classes} onAdd={(code) => setClasses(added(classes, code, code))} />
      <div className={css.bar}>
        <span className={css.quiet}>
          {touched.length === 0 ? t("ui.rules.unchanged") : t("ui.rules.changed", { names })}
        </span>
        {touched.length > 0 && (
          <Ask look="primary" label={t("ui.rules.put")}>
            {(close) => (
              <Decide
                words={t("ui.rules.put_words", { names })}
                verb={t("ui.rules.put")}
                why={{ label: t("ui.action.reason"), isNeeded: true }}
                touches={["consequences", "rulebook"]}
                act={({ person, why }) => putConsequences(classes, person, why)}
                onDone={() => {
                  close();
                  onDone();
                }}
              />
            )}
          </Ask>
        )}
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </div>
  );
}

/** The table of consequence in force; changing it makes a new version, old ones stay. */
export function TablePanel() {
  const { t } = useTranslation();
  const [isEdited, setEdited] = useState(false);
  const asked = useQuery({ queryKey: ["consequences"], queryFn: () => consequences() });
  const table = asked.data;
  const version = table?.version
    ? t("ui.rules.version", { n: table.version })
    : t("ui.rules.as_shipped");
  return (
    <Panel
      title={t("ui.versions.table")}
      note={table && version}
      actions={
        table &&
        !isEdited && (
          <Button size="s" icon="edit" onClick={() => setEdited(true)}>
            {t("ui.rules.change")}
          </Button>
        )
      }
      isFlush={!isEdited}
    >
      {asked.error && <ProblemNote problem={problemOf(asked.error)} />}
      {asked.isPending && <Skeleton lines={6} />}
      {table && isEdited && (
        <Editor key={table.version} table={table} onDone={() => setEdited(false)} />
      )}
      {table && !isEdited && <TableView classes={table.classes} />}
    </Panel>
  );
}
