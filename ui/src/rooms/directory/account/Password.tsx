import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { changePassword } from "@/api/proofs";
import { Button } from "@/kit/Button";
import form from "@/kit/Form.module.css";
import { Panel } from "@/kit/Panel";
import { ProblemNote, problemOf } from "@/kit/States";

/** Another password; every other browser of mine is signed out. */
export function Password() {
  const { t } = useTranslation();
  const [was, setWas] = useState("");
  const [wished, setWished] = useState("");
  const change = useMutation({
    mutationFn: () => changePassword(was, wished),
    onSuccess: () => {
      setWas("");
      setWished("");
    },
  });
  return (
    <Panel title={t("ui.me.password")}>
      <form
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (was && wished && !change.isPending) change.mutate();
        }}
      >
        <TextInput
          type="password"
          label={t("ui.me.password_was")}
          value={was}
          autoComplete="current-password"
          onChange={(event) => setWas(event.currentTarget.value)}
          required
        />
        <TextInput
          type="password"
          label={t("ui.me.password_new")}
          description={t("ui.me.password_hint")}
          value={wished}
          autoComplete="new-password"
          onChange={(event) => setWished(event.currentTarget.value)}
          required
        />
        {change.error && <ProblemNote problem={problemOf(change.error)} />}
        {change.isSuccess && <p role="status">{t("ui.me.password_done")}</p>}
        <div className={form.buttons}>
          <Button type="submit" disabled={!was || !wished || change.isPending}>
            {t("ui.me.password_change")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
