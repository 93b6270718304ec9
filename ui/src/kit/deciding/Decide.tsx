import { Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/kit/Button";
import css from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import { PersonField } from "./PersonField";
import { rememberedPerson, rememberPerson } from "./person";

export interface Said {
  person: string;
  why: string;
}

interface Props {
  words?: ReactNode;
  /** The words on the button. */
  verb: string;
  look?: "primary" | "danger";
  why?: { label: string; hint?: string; isNeeded: boolean };
  isReady?: boolean;
  children?: ReactNode;
  /** What is asked for anew once it is done, by the first word of its key. */
  touches: string[];
  act: (said: Said) => Promise<unknown>;
  onDone: () => void;
}

/** A decision of a named person: who, why, and the server's answer where it refuses. */
export function Decide(props: Props) {
  const { words, verb, look = "primary", why, isReady = true, touches, act, onDone } = props;
  const { t } = useTranslation();
  const client = useQueryClient();
  const [person, setPerson] = useState(rememberedPerson);
  const [reason, setReason] = useState("");
  const said = { person: person.trim(), why: reason.trim() };
  const done = useMutation({
    mutationFn: () => act(said),
    onSuccess: async () => {
      rememberPerson(said.person);
      await Promise.all(touches.map((key) => client.invalidateQueries({ queryKey: [key] })));
      onDone();
    },
  });
  const isWhole = isReady && said.person !== "" && (!why?.isNeeded || said.why !== "");
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && !done.isPending) done.mutate();
      }}
    >
      {words && <p className={css.words}>{words}</p>}
      {props.children}
      {why && (
        <Textarea
          label={why.label}
          description={why.hint}
          value={reason}
          minRows={2}
          autosize
          maxRows={8}
          maxLength={2000}
          onChange={(event) => setReason(event.currentTarget.value)}
          required={why.isNeeded}
          data-autofocus={!props.children || undefined}
        />
      )}
      <PersonField value={person} onChange={setPerson} isFirst={!why && !props.children} />
      {done.error && <ProblemNote problem={problemOf(done.error)} />}
      <div className={css.buttons}>
        <Button look={look} type="submit" disabled={!isWhole || done.isPending}>
          {verb}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
