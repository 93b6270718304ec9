import { Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type Aspect,
  changeFact,
  type Fact,
  recordFact,
  STANDINGS,
  type Standing,
} from "@/api/statements";
import { current, LANGUAGES, OWN_NAME } from "@/i18n";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { Segments } from "@/kit/Segments";
import { ProblemNote, problemOf } from "@/kit/States";
import { useRoomWords } from "../words";

interface Entry {
  texts: Record<string, string>;
  standing: Standing;
  source: string;
  owner: string;
  why: string;
}

// The reader's own language stands first: the others may come later.
const ordered = () => [current(), ...LANGUAGES.filter((one) => one !== current())];
const NEEDS_PROOF = new Set<Standing>(["confirmed", "denied"]);

interface FieldsProps {
  entry: Entry;
  put: (part: Partial<Entry>) => void;
}

function Texts({ entry, put }: FieldsProps) {
  const { t } = useTranslation();
  const [first, ...others] = ordered();
  const field = (language: string) => (
    <Textarea
      key={language}
      label={t("ui.facts.words_in", {
        language: OWN_NAME[language as keyof typeof OWN_NAME] ?? language,
      })}
      description={language === first ? t("ui.facts.words_hint") : undefined}
      value={entry.texts[language] ?? ""}
      lang={language}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={2000}
      data-autofocus={language === first || undefined}
      onChange={(event) =>
        put({ texts: { ...entry.texts, [language]: event.currentTarget.value } })
      }
    />
  );
  return (
    <>
      {field(first ?? "en")}
      <details className={form.more} open={others.some((one) => entry.texts[one])}>
        <summary>{t("ui.facts.other_languages")}</summary>
        <div className={form.form}>{others.map(field)}</div>
      </details>
    </>
  );
}

function Fields({ entry, put }: FieldsProps) {
  const { t } = useTranslation();
  const isNeeded = NEEDS_PROOF.has(entry.standing);
  return (
    <>
      <Segments
        label={t("ui.facts.standing")}
        rows={STANDINGS.map((value) => ({ value, name: t(`statements.standing.${value}`) }))}
        value={entry.standing}
        onChange={(standing) => put({ standing })}
      />
      <Texts entry={entry} put={put} />
      <TextInput
        label={t("ui.facts.source")}
        description={t("ui.facts.source_hint")}
        value={entry.source}
        maxLength={300}
        required={isNeeded}
        onChange={(event) => put({ source: event.currentTarget.value })}
      />
      <TextInput
        label={t("ui.facts.owner")}
        description={t("ui.facts.owner_hint")}
        value={entry.owner}
        maxLength={300}
        required={isNeeded}
        onChange={(event) => put({ owner: event.currentTarget.value })}
      />
    </>
  );
}

const told = (texts: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(texts)
      .map(([language, text]) => [language, text.trim()])
      .filter(([, text]) => text !== ""),
  );

interface FormProps {
  fresh: Entry;
  /** It changes a fact that stands: why is asked, too. */
  isChange?: boolean;
  verb: string;
  act: (entry: Entry) => Promise<unknown>;
  onDone: () => void;
}

function FactForm({ fresh, isChange = false, verb, act, onDone }: FormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [entry, setEntry] = useState(fresh);
  const put = (part: Partial<Entry>) => setEntry((before) => ({ ...before, ...part }));
  const keep = useMutation({
    mutationFn: () => act({ ...entry, texts: told(entry.texts) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["facts"] });
      void client.invalidateQueries({ queryKey: ["draft"] });
      onDone();
    },
  });
  const isWhole = Object.keys(told(entry.texts)).length > 0;
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && !keep.isPending) keep.mutate();
      }}
    >
      <Fields entry={entry} put={put} />
      {isChange && (
        <TextInput
          label={t("ui.facts.why")}
          value={entry.why}
          maxLength={2000}
          onChange={(event) => put({ why: event.currentTarget.value })}
        />
      )}
      {keep.error && <ProblemNote problem={problemOf(keep.error)} />}
      <div className={form.buttons}>
        <Button look="primary" type="submit" disabled={!isWhole || keep.isPending}>
          {verb}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

/** Enter a claim in answer to one question. */
export function AddFact({ of, aspect }: { of: string; aspect: Aspect }) {
  const { t, aspect: word } = useRoomWords();
  const fresh: Entry = { texts: {}, standing: "confirmed", source: "", owner: "", why: "" };
  return (
    <span className="no-print">
      <Ask
        label={t("ui.facts.add")}
        title={t("ui.facts.add_of", { aspect: word(aspect) })}
        size="s"
        icon="plus"
      >
        {(close) => (
          <FactForm
            fresh={fresh}
            verb={t("ui.facts.keep")}
            act={({ texts, standing, source, owner }) =>
              recordFact({ case_id: of, aspect, texts, standing, source, owner })
            }
            onDone={close}
          />
        )}
      </Ask>
    </span>
  );
}

/** Enter what is known of a claim now; what it said before stays in its history. */
export function ChangeFact({ fact }: { fact: Fact }) {
  const { t } = useTranslation();
  const { texts, standing, source, owner } = fact;
  return (
    <span className="no-print">
      <Ask label={t("ui.facts.change")} size="s">
        {(close) => (
          <FactForm
            fresh={{ texts, standing, source, owner, why: "" }}
            isChange
            verb={t("ui.facts.keep")}
            act={(entry) => changeFact(fact.fact_id, { expected: fact.number, ...entry })}
            onDone={close}
          />
        )}
      </Ask>
    </span>
  );
}
