import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { confirmOut, denyOut } from "@/api/drafts";
import type { Draft, Publication } from "@/api/statements";
import { Button } from "@/kit/Button";
import form from "@/kit/Form.module.css";
import { Icon } from "@/kit/Icon";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { Files } from "../editing/Files";
import { useRoomWords } from "../words";
import css from "./Outgoing.module.css";
import { usePlace } from "./usePlace";

function Copy({ words }: { words: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<"" | "done" | "failed">("");
  const copy = () =>
    navigator.clipboard.writeText(words).then(
      () => setState("done"),
      () => setState("failed"),
    );
  return (
    <>
      <Button size="s" icon="copy" onClick={() => void copy()}>
        {t("ui.carry.copy")}
      </Button>
      <span className={css.quiet} role="status">
        {state && t(`ui.carry.copy_${state}`)}
      </span>
      {state === "failed" && (
        <p className={css.select}>
          <PlainText text={words} />
        </p>
      )}
    </>
  );
}

export type Words = Pick<Draft, "title" | "text" | "attachments">;

/** A person carries it, or looks for it: copy, open, and tell where it stands. */
export function Carried({ one, words }: { one: Publication; words: Words }) {
  const { title, text, attachments = [] } = words;
  const { t } = useTranslation();
  const { place } = useRoomWords();
  const client = useQueryClient();
  const [url, setUrl] = useState("");
  const where = usePlace(one.channel);
  const address = where?.address;
  const tell = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: () => {
      for (const key of ["draft", "publications", "statements", "inbox"])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
  const isByHand = one.state === "by_hand";
  const asked = isByHand ? "ui.carry.url" : "ui.carry.found_url";
  return (
    <form
      className={css.carry}
      onSubmit={(event) => {
        event.preventDefault();
        tell.mutate(() => confirmOut(one.publication_id, url.trim()));
      }}
    >
      <ol className={css.ways}>
        {isByHand && (
          <li>
            <Copy words={title ? `${title}\n\n${text}` : text} />
          </li>
        )}
        {isByHand && attachments.length > 0 && (
          <li>
            <Files files={attachments} />
          </li>
        )}
        {address && (
          <li>
            <a href={address} target="_blank" rel="noreferrer">
              {t("ui.carry.open", { place: place(one.channel) })} <Icon name="open" size={12} />
            </a>
          </li>
        )}
        <li>
          <TextInput
            label={t(where?.is_inside ? "ui.carry.told" : asked)}
            placeholder={where?.is_inside ? undefined : "https://"}
            type={where?.is_inside ? "text" : "url"}
            value={url}
            maxLength={2000}
            required
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
        </li>
      </ol>
      <div className={`${form.buttons} no-print`}>
        <Button look="primary" size="s" type="submit" disabled={!url.trim() || tell.isPending}>
          {t("ui.carry.confirm")}
        </Button>
        {!isByHand && (
          <Button
            size="s"
            disabled={tell.isPending}
            onClick={() => tell.mutate(() => denyOut(one.publication_id))}
          >
            {t("ui.carry.deny")}
          </Button>
        )}
      </div>
      {tell.error && <ProblemNote problem={problemOf(tell.error)} />}
    </form>
  );
}
