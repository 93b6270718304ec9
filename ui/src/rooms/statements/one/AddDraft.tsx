import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { beginDraft, places } from "@/api/drafts";
import type { Statement } from "@/api/statements";
import { current, LANGUAGES, OWN_NAME } from "@/i18n";
import { ZONE } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import { channelFor, placesFor } from "../listed/preset";
import { useStatementsSearch } from "../search";
import { useRoomWords } from "../words";

function Form({ one, onDone }: { one: Statement; onDone: () => void }) {
  const { t, place } = useRoomWords();
  const client = useQueryClient();
  const { change } = useStatementsSearch();
  const known = useQuery({ queryKey: ["places"], queryFn: places });
  const begun = new Set(one.drafts.map((draft) => draft.language));
  const [language, setLanguage] = useState<string>(
    LANGUAGES.find((each) => !begun.has(each)) ?? current(),
  );
  const ours = placesFor(one.kind, known.data ?? []);
  const [wished, setChannel] = useState("website");
  const channel = channelFor(one.kind, wished, ours);
  const begin = useMutation({
    mutationFn: () => beginDraft(one.statement_id, { language, channel, zone: ZONE }),
    onSuccess: async (detail) => {
      client.setQueryData(["draft", detail.draft.draft_id], detail);
      await client.invalidateQueries({ queryKey: ["statement", one.statement_id] });
      onDone();
      change({ draft: detail.draft.draft_id });
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
      <p className={form.words}>{t("ui.draft.add_words")}</p>
      <Choice
        label={t("ui.statements.language")}
        value={language}
        options={LANGUAGES.map((value) => ({ value, name: OWN_NAME[value] }))}
        onPick={setLanguage}
      />
      <Choice
        label={t("ui.statements.channel")}
        value={channel}
        options={ours.map((each) => ({
          value: each.channel,
          name: place(each.channel),
        }))}
        onPick={setChannel}
      />
      {begin.error && <ProblemNote problem={problemOf(begin.error)} />}
      <div className={form.buttons}>
        <Button look="primary" type="submit" disabled={begin.isPending}>
          {t("ui.statements.compose")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

/** The same thing said elsewhere, or in another language. */
export function AddDraft({ one }: { one: Statement }) {
  const { t } = useTranslation();
  return (
    <Ask label={t("ui.draft.add")} icon="plus">
      {(close) => <Form one={one} onDone={close} />}
    </Ask>
  );
}
