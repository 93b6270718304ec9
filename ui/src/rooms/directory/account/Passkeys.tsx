import { TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { knowsPasskeys, makePasskey, passkeys, removePasskey } from "@/api/proofs";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Ago } from "@/kit/Time";
import { TableFrame } from "@/kit/tables/TableFrame";

// The browser's own word for "the person closed the window": nothing went wrong.
const CHANGED_MIND = "NotAllowedError";

/** A passkey's name is asked before the browser asks for the finger. */
function Make({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [name, setName] = useState("");
  const make = useMutation({
    mutationFn: () => makePasskey(name.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["passkeys"] });
      onDone();
    },
  });
  const isRefused = make.error && (make.error as DOMException).name !== CHANGED_MIND;
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() && !make.isPending) make.mutate();
      }}
    >
      <p className={form.words}>{t("ui.me.passkey_words")}</p>
      <TextInput
        label={t("ui.me.passkey_name")}
        description={t("ui.me.passkey_name_hint")}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        required
      />
      {isRefused && <ProblemNote problem={problemOf(make.error)} />}
      <div className={form.buttons}>
        <Button look="primary" type="submit" disabled={!name.trim() || make.isPending}>
          {t("ui.me.passkey_add")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}

/** The devices one signs in with in a password's place. */
export function Passkeys() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const asked = useQuery({ queryKey: ["passkeys"], queryFn: passkeys });
  const remove = useMutation({
    mutationFn: removePasskey,
    onSuccess: () => client.invalidateQueries({ queryKey: ["passkeys"] }),
  });
  const add = knowsPasskeys() && (
    <Ask size="s" icon="plus" label={t("ui.me.passkey_add")}>
      {(close) => <Make onDone={close} />}
    </Ask>
  );
  return (
    <Panel title={t("ui.me.passkeys")} actions={add} isFlush>
      {remove.error && <ProblemNote problem={problemOf(remove.error)} />}
      {asked.error ? (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      ) : !asked.data ? (
        <Skeleton lines={2} height={16} />
      ) : asked.data.length === 0 ? (
        <Empty title={t("ui.me.passkeys_none")}>{t("ui.me.passkey_words")}</Empty>
      ) : (
        <TableFrame label={t("ui.me.passkeys")}>
          <thead>
            <tr>
              {["passkey_name", "passkey_made", "seen", "acts"].map((name) => (
                <th key={name} scope="col">
                  {t(`ui.me.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {asked.data.map((one) => (
              <tr key={one.passkey_id}>
                <th scope="row">
                  <PlainText text={one.name} />
                </th>
                <td data-name={t("ui.me.passkey_made")}>
                  <Ago at={one.made_at} />
                </td>
                <td data-name={t("ui.me.seen")}>
                  {one.used_at ? <Ago at={one.used_at} /> : t("ui.me.never")}
                </td>
                <td>
                  <Button
                    size="s"
                    look="ghost"
                    icon="trash"
                    label={t("ui.me.passkey_remove", { name: one.name })}
                    onClick={() => remove.mutate(one.passkey_id)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Panel>
  );
}
