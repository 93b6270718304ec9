import { Checkbox, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Card, Negative } from "@/api/cases";
import { beginDraft, openStatement, places } from "@/api/drafts";
import type { Turn } from "@/api/release";
import { KINDS, type Kind } from "@/api/statements";
import { current, LANGUAGES, OWN_NAME } from "@/i18n";
import { ZONE } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { MomentInput } from "@/kit/Moment";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import css from "../Statements.module.css";
import { useRoomWords } from "../words";
import { channelFor, placesFor } from "./preset";

const HOUR_MS = 3_600_000;
const LEADING = 5 * 60_000;
/** In an hour, at a minute that can be read out. */
const nextHour = () =>
  new Date(Math.ceil((Date.now() + HOUR_MS) / LEADING) * LEADING).toISOString();

const CLUSTERS = ["", "victim", "accidental", "preventable"];

interface Wish {
  of: string;
  kind: Kind;
  subject: string;
  cluster: string;
  next: string;
  channel: string;
  languages: readonly string[];
  /** Address of the post that a reply answers. */
  replyTo: string;
}

/** What it is begun for, and what that asks the text to be. */
interface From {
  /** Of the release plan: who is to hear. */
  turn?: Turn;
  /** Of a case's queue: who is answered. */
  voice?: Negative;
  kind: Kind;
  channel: string;
}

/** Open it, then compose one draft a language, each from what is confirmed. */
async function begun(wish: Wish, level: Card["level"], from?: From): Promise<string> {
  const { statement_id } = await openStatement({
    case_id: wish.of,
    kind: wish.kind,
    level,
    subject: wish.subject,
    cluster: wish.cluster,
    next_update_at: wish.next || null,
    ...(from?.turn && { turn_id: from.turn.turn_id, turn_number: from.turn.number }),
    ...(from?.voice && { answers: from.voice.negative_id }),
    ...(wish.kind === "reply" && wish.replyTo.trim() && { reply_to: wish.replyTo.trim() }),
  });
  for (const language of wish.languages) {
    await beginDraft(statement_id, { language, channel: wish.channel, zone: ZONE });
  }
  return statement_id;
}

function Languages({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (v: string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Checkbox.Group label={t("ui.statements.languages")} value={[...value]} onChange={onChange}>
      <div className={css.languages}>
        {LANGUAGES.map((language) => (
          <Checkbox key={language} value={language} label={OWN_NAME[language]} size="sm" />
        ))}
      </div>
    </Checkbox.Group>
  );
}

interface Props {
  cases: Card[];
  of?: string;
  from?: From;
  onDone: () => void;
}

/** What is to be said, where and in which languages; then it is composed. */
export function StatementForm({ cases, of, from, onDone }: Props) {
  const { t, kind: kindWord, place, cluster } = useRoomWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const known = useQuery({ queryKey: ["places"], queryFn: places });
  const first = cases.find((one) => one.case_id === of) ?? cases[0];
  const [wish, setWish] = useState<Wish>({
    of: first?.case_id ?? "",
    kind: from?.kind ?? "holding",
    subject: first?.name ?? "",
    cluster: "",
    next: nextHour(),
    channel: from?.channel ?? "website",
    languages: [current()],
    replyTo: "",
  });
  const put = (part: Partial<Wish>) => setWish((before) => ({ ...before, ...part }));
  const chosen = cases.find((one) => one.case_id === wish.of);
  const begin = useMutation({
    mutationFn: () => begun(wish, chosen?.level ?? "blue", from),
    onSuccess: async (id) => {
      await Promise.all(
        ["statements", "release", "case"].map((key) =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      );
      onDone();
      void navigate({ to: "/statements/$id", params: { id } });
    },
  });
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!begin.isPending) begin.mutate();
      }}
    >
      <p className={form.words}>
        {t(`ui.statements.${from?.turn ? "turn" : from?.voice ? "answer" : "new"}_words`)}
      </p>
      {from?.voice && (
        <blockquote className={css.voice} dir="auto">
          <PlainText text={from.voice.excerpt} />
        </blockquote>
      )}
      <Choice
        label={t("ui.statements.kind")}
        value={wish.kind}
        options={KINDS.map((value) => ({ value, name: kindWord(value) }))}
        onPick={(value) => {
          const kind = value as Kind;
          put({ kind, channel: channelFor(kind, wish.channel, known.data ?? []) });
        }}
      />
      {!from && (
        <Choice
          label={t("ui.statements.case")}
          value={wish.of}
          options={cases.map((one) => ({ value: one.case_id, name: one.name }))}
          onPick={(value) =>
            put({ of: value, subject: cases.find((one) => one.case_id === value)?.name ?? "" })
          }
        />
      )}
      {wish.kind === "reply" && (
        <TextInput
          type="url"
          label={t("ui.statements.reply_to")}
          description={t("ui.statements.reply_to_hint")}
          value={wish.replyTo}
          maxLength={300}
          onChange={(event) => put({ replyTo: event.currentTarget.value })}
        />
      )}
      <TextInput
        label={t("ui.statements.subject")}
        value={wish.subject}
        maxLength={300}
        required
        onChange={(event) => put({ subject: event.currentTarget.value })}
      />
      <Languages value={wish.languages} onChange={(languages) => put({ languages })} />
      <Choice
        label={t("ui.statements.channel")}
        value={wish.channel}
        options={placesFor(wish.kind, known.data ?? []).map((one) => ({
          value: one.channel,
          name: place(one.channel),
        }))}
        onPick={(channel) => put({ channel })}
      />
      <MomentInput
        label={t("ui.statements.next_update")}
        value={wish.next}
        onChange={(next) => put({ next })}
      />
      <Choice
        label={t("ui.statements.cluster")}
        description={t("ui.statements.cluster_hint")}
        value={wish.cluster}
        options={CLUSTERS.map((value) => ({
          value,
          name: value ? cluster(value) : t("ui.statements.cluster_of_case"),
        }))}
        onPick={(value) => put({ cluster: value })}
      />
      {begin.error && <ProblemNote problem={problemOf(begin.error)} />}
      <div className={form.buttons}>
        <Button
          look="primary"
          type="submit"
          disabled={wish.subject.trim() === "" || wish.languages.length === 0 || begin.isPending}
        >
          {t("ui.statements.compose")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

/** Something new to say: composed at once from confirmed facts, in each language asked for. */
export function NewStatement({ cases, of }: { cases: Card[]; of?: string }) {
  const { t } = useTranslation();
  return (
    <Ask label={t("ui.statements.new")} look="primary" icon="plus">
      {(close) => <StatementForm cases={cases} of={of} onDone={close} />}
    </Ask>
  );
}
