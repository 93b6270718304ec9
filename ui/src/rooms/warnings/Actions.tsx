import { Modal, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { acknowledge, standDown } from "@/api/client";
import type { Action, EarlyWarning } from "@/api/types";
import { Button } from "@/kit/Button";
import { ProblemNote, problemOf } from "@/kit/States";
import css from "./Actions.module.css";
import { rememberedPerson, rememberPerson } from "./person";

const VERBS = {
  acknowledge: (id: string, person: string) => acknowledge(id, person),
  stand_down: (id: string, person: string, reason: string) => standDown(id, person, reason),
};

function Ask({
  warning,
  action,
  onDone,
}: {
  warning: EarlyWarning;
  action: Action;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [person, setPerson] = useState(rememberedPerson);
  const [reason, setReason] = useState("");
  const isDown = action === "stand_down";
  const done = useMutation({
    mutationFn: () => VERBS[action](warning.warning_id, person.trim(), reason.trim()),
    onSuccess: async () => {
      rememberPerson(person.trim());
      await client.invalidateQueries({ queryKey: ["warning", warning.warning_id] });
      onDone();
    },
  });
  const isReady = person.trim() !== "" && (!isDown || reason.trim() !== "");
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) done.mutate();
      }}
    >
      <p className={css.words}>
        {t(`ui.action.${action}.words`, {
          watch: warning.watch_name,
          level: t(`ui.level.${warning.level}`),
        })}
      </p>
      <TextInput
        label={t("ui.action.person")}
        description={t("ui.action.person_hint")}
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
        required
        data-autofocus={person === "" || undefined}
      />
      {isDown && (
        <Textarea
          label={t("ui.action.reason")}
          description={t("ui.action.reason_hint")}
          value={reason}
          minRows={3}
          onChange={(event) => setReason(event.currentTarget.value)}
          required
          data-autofocus={person !== "" || undefined}
        />
      )}
      {done.error && <ProblemNote problem={problemOf(done.error)} />}
      <div className={css.buttons}>
        <Button
          look={isDown ? "danger" : "primary"}
          type="submit"
          disabled={!isReady || done.isPending}
        >
          {t(`ui.action.${action}`)}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

/** What the server allows to be done with this warning, and nothing else. */
export function Actions({ warning }: { warning: EarlyWarning }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Action | null>(null);
  return (
    <>
      {warning.actions.map((action) => (
        <Button
          key={action}
          look={action === "acknowledge" ? "primary" : "plain"}
          icon={action === "acknowledge" ? "check" : undefined}
          onClick={() => setAsked(action)}
        >
          {t(`ui.action.${action}`)}
        </Button>
      ))}
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked && t(`ui.action.${asked}`)}
        closeButtonProps={{ "aria-label": t("ui.close") }}
      >
        {asked && <Ask warning={warning} action={asked} onDone={() => setAsked(null)} />}
      </Modal>
    </>
  );
}
