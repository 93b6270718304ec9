import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useState } from "react";
import { useTranslation } from "react-i18next";
import { rewrite, type Written } from "@/api/drafts";
import type { DraftDetail } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { ProblemNote, problemOf } from "@/kit/States";
import { Attaching } from "./Attaching";
import css from "./Editing.module.css";
import { hiddenIn, withoutHidden } from "./hidden";
import { Machines } from "./Machines";
import { Sheet } from "./Sheet";
import { type Spot, stretches } from "./spots";
import { isSame, writtenOf } from "./written";

interface Props {
  detail: DraftDetail;
  typed: Written;
  spots: readonly Spot[];
  onType: (typed: Written) => void;
  sheet: RefObject<HTMLTextAreaElement | null>;
}

/** The words while they are written. Each save is a version; whatever was signed is void by it. */
export function Editor({ detail, typed, spots, onType, sheet }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { draft } = detail;
  // What the typist began from: somebody else's save meanwhile must not be overwritten unseen.
  const [base, setBase] = useState(draft.number);
  const isDirty = !isSame(typed, draft);
  const save = useMutation({
    mutationFn: () => rewrite(draft.draft_id, isDirty ? base : draft.number, typed),
    onSuccess: (after) => {
      setBase(after.draft.number);
      client.setQueryData(["draft", draft.draft_id], after);
      onType(writtenOf(after.draft));
      for (const key of ["versions", "statements", "statement", "inbox"])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
  if (!isDirty && base !== draft.number) setBase(draft.number);
  const hidden = hiddenIn(typed.text);
  const isBehind = isDirty && base !== draft.number;
  const isReady = isDirty && !save.isPending && typed.text.trim() !== "";
  const keys = (event: KeyboardEvent) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (isReady) save.mutate();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the key saves wherever one types here
    <div className={css.form} onKeyDown={keys}>
      <TextInput
        label={t("ui.draft.title")}
        value={typed.title}
        maxLength={300}
        lang={draft.language}
        onChange={(event) => onType({ ...typed, title: event.currentTarget.value })}
      />
      <Sheet
        ref={sheet}
        label={t("ui.draft.text")}
        language={draft.language}
        text={typed.text}
        stretches={stretches(typed.text, spots)}
        onChange={(text) => onType({ ...typed, text })}
      />
      <Attaching
        channel={draft.channel}
        language={draft.language}
        files={typed.attachments}
        onChange={(attachments) => onType({ ...typed, attachments })}
      />
      <TextInput
        label={t("ui.draft.account")}
        description={t("ui.draft.account_hint")}
        value={typed.account}
        maxLength={200}
        onChange={(event) => onType({ ...typed, account: event.currentTarget.value })}
      />
      {isBehind && (
        <Status tone="bad">
          {t("ui.draft.behind", { n: draft.number, author: draft.author })}
        </Status>
      )}
      {save.error && <ProblemNote problem={problemOf(save.error)} />}
      <div className={`${css.bar} no-print`}>
        <Button look="primary" icon="check" disabled={!isReady} onClick={() => save.mutate()}>
          {t("ui.draft.save", { n: draft.number + 1 })}
        </Button>
        <Button disabled={!isDirty} onClick={() => onType(writtenOf(draft))}>
          {t("ui.draft.revert")}
        </Button>
        {isBehind && <Button onClick={() => setBase(draft.number)}>{t("ui.draft.mine")}</Button>}
        {!isDirty && <Machines draft={draft} />}
        {hidden > 0 && (
          <Button onClick={() => onType({ ...typed, text: withoutHidden(typed.text) })}>
            {t("ui.draft.unhide", { count: hidden })}
          </Button>
        )}
        <span className={css.quiet}>
          {t(isDirty ? "ui.draft.unsaved" : "ui.draft.saved", { n: draft.number })}
        </span>
      </div>
      {isDirty && detail.words.some((word) => word.void === "") && (
        <Status tone="warm">{t("ui.draft.voids")}</Status>
      )}
      {isDirty && detail.actions.includes("approve") && (
        <Status tone="warm">{t("ui.draft.becomes_mine")}</Status>
      )}
    </div>
  );
}
