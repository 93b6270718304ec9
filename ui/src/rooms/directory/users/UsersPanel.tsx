import { Drawer } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/api/people";
import { endUser, linkUser, users } from "@/api/users";
import { Button } from "@/kit/Button";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { useMay } from "@/kit/deciding/may";
import form from "@/kit/Form.module.css";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import css from "../Directory.module.css";
import { useNames } from "../entries/useNames";
import { UserForm } from "./UserForm";

/** A one-time link, shown this once: whoever has it sets the password. */
function OneTimeLink({ user }: { user: User }) {
  const { t } = useTranslation();
  const made = useMutation({ mutationFn: () => linkUser(user.user_id) });
  return (
    <div className={form.form}>
      <p className={form.words}>{t("ui.users.link_words", { name: user.shown })}</p>
      {made.data && (
        <p className={css.secret} role="status">
          <code>{`${location.origin}${made.data.path}`}</code>
        </p>
      )}
      {made.error && <ProblemNote problem={problemOf(made.error)} />}
      {!made.data && (
        <Button look="primary" onClick={() => made.mutate()} disabled={made.isPending}>
          {t("ui.users.link_make")}
        </Button>
      )}
    </div>
  );
}

/** Letting somebody go cannot be undone: it is asked. */
function End({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => endUser(user.user_id),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["users"] });
      onDone();
    },
  });
  return (
    <div className={form.form}>
      <p className={form.words}>{t("ui.users.end_words", { name: user.shown })}</p>
      {end.error && <ProblemNote problem={problemOf(end.error)} />}
      <div className={form.buttons}>
        <Button look="danger" onClick={() => end.mutate()} disabled={end.isPending}>
          {t("ui.users.end")}
        </Button>
        <Button onClick={onDone}>{t("ui.cancel")}</Button>
      </div>
    </div>
  );
}

function Row({ user, person, onOpen }: { user: User; person?: string; onOpen: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <tr>
      <th scope="row">
        {may("user.change") ? (
          <button type="button" className={css.open} onClick={onOpen}>
            <PlainText text={user.shown} />
          </button>
        ) : (
          <PlainText text={user.shown} />
        )}
        <span className={css.note}>{user.name}</span>
      </th>
      <td data-name={t("ui.users.roles")}>
        <span>
          {user.roles.map((role) => (
            <Chip key={role}>{t(`ui.role.${role}`)}</Chip>
          ))}
        </span>
      </td>
      <td data-name={t("ui.users.person")} className={css.cell}>
        <span>{person}</span>
      </td>
      <td data-name={t("ui.users.proofs")}>
        <span>
          {t("ui.users.proofs_are", {
            codes: t(user.asks_code ? "ui.users.codes_yes" : "ui.users.codes_no"),
            passkeys: user.passkeys,
          })}
        </span>
      </td>
      <td className={`${css.acts} no-print`}>
        {user.is_service ? (
          <Chip>{t("ui.users.service")}</Chip>
        ) : (
          may("user.link") && (
            <Ask size="s" label={t("ui.users.link")}>
              {() => <OneTimeLink user={user} />}
            </Ask>
          )
        )}{" "}
        {may("user.end") && (
          <Ask size="s" look="ghost" label={t("ui.users.end")}>
            {(close) => <End user={user} onDone={close} />}
          </Ask>
        )}
      </td>
    </tr>
  );
}

/** Who signs in; only administrators and auditors see it. */
export function UsersPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const names = useNames();
  const may = useMay();
  const [opened, setOpened] = useState<User | "new">();
  const asked = useQuery({ queryKey: ["users"], queryFn: users });
  const close = () => setOpened(undefined);
  if (asked.error) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  return (
    <>
      <Panel
        title={t("ui.directory.tab.users")}
        actions={
          may("user.add") && (
            <Button size="s" icon="plus" onClick={() => setOpened("new")}>
              {t("ui.directory.add")}
            </Button>
          )
        }
        isFlush
      >
        {!asked.data ? (
          <Skeleton lines={4} height={16} />
        ) : (
          <TableFrame label={t("ui.directory.tab.users")}>
            <thead>
              <tr>
                {["name", "roles", "person", "proofs", "acts"].map((name) => (
                  <th key={name} scope="col">
                    {t(`ui.users.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {asked.data.map((one) => (
                <Row
                  key={one.user_id}
                  user={one}
                  person={names.people.get(one.person_id)}
                  onOpen={() => setOpened(one)}
                />
              ))}
            </tbody>
          </TableFrame>
        )}
      </Panel>
      <Drawer
        opened={opened !== undefined}
        onClose={close}
        position="right"
        size="min(520px, 100vw)"
        title={t(opened === "new" ? "ui.users.new" : "ui.users.change")}
        closeButtonProps={{ "aria-label": t("ui.close") }}
      >
        {opened && (
          <UserForm
            user={opened === "new" ? undefined : opened}
            people={names.people}
            onKept={() => {
              close();
              void client.invalidateQueries({ queryKey: ["users"] });
            }}
            onCancel={close}
          />
        )}
      </Drawer>
    </>
  );
}
