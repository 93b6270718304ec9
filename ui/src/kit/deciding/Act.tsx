import { Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/kit/Button";
import css from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";

export interface Why {
  label: string;
  hint?: string;
  isNeeded: boolean;
  /** The caret stands here first, whatever is above. */
  isFirst?: boolean;
  most?: number;
}

export interface Deed {
  words?: ReactNode;
  /** The words on the button. */
  verb: string;
  look?: "primary" | "danger";
  why?: Why;
  isReady?: boolean;
  /** What is asked above the reason. */
  children?: ReactNode;
  /** What is asked below the reason. */
  below?: ReactNode;
  /** What is asked for anew once it is done, by the first word of its key. */
  touches: readonly string[];
  onDone: () => void;
}

/** A deed: what it needs to know, why, and the server's answer where it refuses. */
export function Act({ act, ...deed }: Deed & { act: (why: string) => Promise<unknown> }) {
  const { verb, look = "primary", why, isReady = true, touches, onDone } = deed;
  const { t } = useTranslation();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const told = reason.trim();
  const done = useMutation({
    mutationFn: () => act(told),
    onSuccess: async () => {
      onDone();
      await Promise.all(touches.map((key) => client.invalidateQueries({ queryKey: [key] })));
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
      {deed.words && <p className={css.words}>{deed.words}</p>}
      {deed.children}
      {why && (
        <Textarea
          label={why.label}
          description={why.hint}
          value={reason}
          minRows={2}
          autosize
          maxRows={10}
          maxLength={why.most ?? 2000}
          onChange={(event) => setReason(event.currentTarget.value)}
          required={why.isNeeded}
          data-autofocus={why.isFirst || !deed.children || undefined}
        />
      )}
      {deed.below}
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
