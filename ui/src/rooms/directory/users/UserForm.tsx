import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/api/people";
import { addUser, changeUser, ROLES, type UserEntry } from "@/api/users";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import css from "../Directory.module.css";

const entryOf = (user?: User): UserEntry => ({
  name: user?.name ?? "",
  shown: user?.shown ?? "",
  roles: user?.roles ?? ["viewer"],
  person_id: user?.person_id ?? "",
  is_service: user?.is_service ?? false,
  subject: user?.subject ?? "",
});

interface Props {
  user?: User;
  people: Map<string, string>;
  onKept: (one: User) => void;
  onCancel: () => void;
}

/** Who signs in by which name, whom of our people that is, and what they may do. */
export function UserForm({ user, people, onKept, onCancel }: Props) {
  const { t } = useTranslation();
  const [entry, setEntry] = useState(() => entryOf(user));
  const set = (part: Partial<UserEntry>) => setEntry((old) => ({ ...old, ...part }));
  const keep = useMutation({
    mutationFn: () => (user ? changeUser(user.user_id, entry) : addUser(entry)),
    onSuccess: onKept,
  });
  const turn = (role: string) =>
    set({
      roles: entry.roles.includes(role)
        ? entry.roles.filter((one) => one !== role)
        : [...entry.roles, role],
    });
  const isReady = entry.name.trim() !== "" && !keep.isPending;
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) keep.mutate();
      }}
    >
      <TextInput
        label={t("ui.users.name")}
        value={entry.name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
        data-autofocus
        required
      />
      <TextInput
        label={t("ui.users.shown")}
        value={entry.shown}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => set({ shown: event.currentTarget.value })}
      />
      <Choice
        label={t("ui.users.person")}
        description={t("ui.users.person_hint")}
        value={entry.person_id}
        none={t("ui.directory.nothing")}
        options={[...people].map(([value, name]) => ({ value, name }))}
        onPick={(person_id) => set({ person_id })}
      />
      <fieldset className={css.rows}>
        <legend>{t("ui.users.roles")}</legend>
        {ROLES.map((role) => (
          <label key={role} className={css.flag}>
            <input
              type="checkbox"
              checked={entry.roles.includes(role)}
              onChange={() => turn(role)}
            />
            <span>
              {t(`ui.role.${role}`)}
              <small>{t(`ui.users.may.${role}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {keep.error && <ProblemNote problem={problemOf(keep.error)} />}
      <div className={form.foot}>
        <Button look="primary" type="submit" disabled={!isReady}>
          {t("ui.directory.save")}
        </Button>
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
      </div>
    </form>
  );
}
