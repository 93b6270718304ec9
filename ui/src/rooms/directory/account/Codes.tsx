import { TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { User } from "@/api/people";
import { beginCodes, endCodes, proveCodes } from "@/api/proofs";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { CopyButton } from "@/kit/CopyButton";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { Panel } from "@/kit/Panel";
import { ProblemNote, problemOf } from "@/kit/States";
import css from "../Directory.module.css";
import { QrCode } from "./QrCode";

/** The codes that work once each, shown this once. */
function Recovery({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={form.form}>
      <p className={form.words}>{t("ui.me.recovery_words")}</p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Button look="primary" onClick={onDone}>
        {t("ui.me.recovery_done")}
      </Button>
    </div>
  );
}

/** What the app keeps: as a picture for its camera, as a text to type, as a link on the phone. */
function Secret({ secret, address }: { secret: string; address: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={form.words}>{t("ui.me.codes_scan")}</p>
      <div className={css.scan}>
        <QrCode text={address} label={t("ui.me.codes_picture")} />
        <div className={form.group}>
          <p className={form.words}>{t("ui.me.codes_secret")}</p>
          <p className={css.secret}>
            <code>{secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
          </p>
          <CopyButton size="s" text={secret} words={t("ui.me.codes_copy")} />
          <a href={address}>{t("ui.me.codes_open")}</a>
        </div>
      </div>
    </>
  );
}

/** The app gets its secret, shows a code, and the code proves it. */
function SetUp({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const begin = useMutation({ mutationFn: beginCodes });
  const prove = useMutation({
    mutationFn: () => proveCodes(code),
    onSuccess: () => client.invalidateQueries({ queryKey: ["me"] }),
  });
  if (prove.data) return <Recovery codes={prove.data.codes} onDone={onDone} />;
  if (!begin.data)
    return (
      <div className={form.form}>
        <p className={form.words}>{t("ui.me.codes_words")}</p>
        {begin.error && <ProblemNote problem={problemOf(begin.error)} />}
        <Button look="primary" onClick={() => begin.mutate()} disabled={begin.isPending}>
          {t("ui.me.codes_begin")}
        </Button>
      </div>
    );
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (code && !prove.isPending) prove.mutate();
      }}
    >
      <Secret secret={begin.data.secret} address={begin.data.address} />
      <TextInput
        label={t("ui.me.code")}
        value={code}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={40}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-autofocus
        required
      />
      {prove.error && <ProblemNote problem={problemOf(prove.error)} />}
      <Button look="primary" type="submit" disabled={!code || prove.isPending}>
        {t("ui.me.codes_prove")}
      </Button>
    </form>
  );
}

/** To ask for no code any more takes the password and one more code. */
function End({ user, onDone }: { user: User; onDone: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const end = useMutation({
    mutationFn: () => endCodes(user.name, password, code),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["me"] });
      onDone();
    },
  });
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!end.isPending) end.mutate();
      }}
    >
      <TextInput
        type="password"
        label={t("ui.me.password")}
        value={password}
        autoComplete="current-password"
        onChange={(event) => setPassword(event.currentTarget.value)}
        data-autofocus
        required
      />
      <TextInput
        label={t("ui.me.code")}
        value={code}
        autoComplete="one-time-code"
        maxLength={40}
        onChange={(event) => setCode(event.currentTarget.value)}
        required
      />
      {end.error && <ProblemNote problem={problemOf(end.error)} />}
      <Button look="danger" type="submit" disabled={!password || !code || end.isPending}>
        {t("ui.me.codes_end")}
      </Button>
    </form>
  );
}

/** Codes of an app beside the password. */
export function Codes({ user }: { user: User }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t("ui.me.codes")}
      actions={
        // The dialog stays when the codes are on: it still shows what is shown only once.
        <>
          <Ask size="s" label={t(user.asks_code ? "ui.me.codes_anew" : "ui.me.codes_begin")}>
            {(close) => <SetUp onDone={close} />}
          </Ask>
          {user.asks_code && (
            <Ask size="s" label={t("ui.me.codes_end")}>
              {(close) => <End user={user} onDone={close} />}
            </Ask>
          )}
        </>
      }
    >
      {user.asks_code ? (
        <Status tone="good">{t("ui.me.codes_on")}</Status>
      ) : (
        <Status tone="warm">{t("ui.me.codes_off")}</Status>
      )}
    </Panel>
  );
}
