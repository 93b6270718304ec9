import { Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/kit/Button";
import css from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";

/** Everything of a case is asked for anew once something was done to it. */
export const TOUCHES = ["case", "cases", "case-timeline", "release", "reports", "playbooks"];

export interface Why {
  label: string;
  hint?: string;
  isNeeded: boolean;
}

interface Props {
  words?: ReactNode;
  /** The words on the button. */
  verb: string;
  look?: "primary" | "danger";
  why?: Why;
  isReady?: boolean;
  children?: ReactNode;
  act: (why: string) => Promise<unknown>;
  onDone: () => void;
}

/** A deed of whoever is signed in: what it needs to know, and the server's answer where it refuses. */
export function Act({ words, verb, look = "primary", why, isReady = true, ...rest }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const told = reason.trim();
  const done = useMutation({
    mutationFn: () => rest.act(told),
    onSuccess: async () => {
      rest.onDone();
      await Promise.all(TOUCHES.map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  const isWhole = isReady && (!why?.isNeeded || told !== "");
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole && !done.isPending) done.mutate();
      }}
    >
      {words && <p className={css.words}>{words}</p>}
      {rest.children}
      {why && (
        <Textarea
          label={why.label}
          description={why.hint}
          value={reason}
          minRows={2}
          autosize
          maxRows={10}
          maxLength={20_000}
          onChange={(event) => setReason(event.currentTarget.value)}
          required={why.isNeeded}
          data-autofocus={!rest.children || undefined}
        />
      )}
      {done.error && <ProblemNote problem={problemOf(done.error)} />}
      <div className={css.buttons}>
        <Button look={look} type="submit" disabled={!isWhole || done.isPending}>
          {verb}
        </Button>
        <Button onClick={rest.onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
