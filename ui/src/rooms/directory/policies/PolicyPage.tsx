import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { confirmPolicy, policyReaders } from "@/api/directory";
import { type Entry, me } from "@/api/people";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { Choice } from "@/kit/Choice";
import { useMay } from "@/kit/deciding/may";
import form from "@/kit/Form.module.css";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import css from "../Directory.module.css";

interface Edition {
  version: number;
  text: string;
  since: string;
}

/** Who has read a version, then who must still. */
function Readers({ id, version, isInForce }: { id: string; version: number; isInForce: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const may = useMay();
  const who = useQuery({ queryKey: ["me"], queryFn: me });
  const asked = useQuery({
    queryKey: ["policy", id, version],
    queryFn: () => policyReaders(id, version),
  });
  const read = useMutation({
    mutationFn: () => confirmPolicy(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ["policy", id] }),
  });
  if (asked.error) return <ProblemNote problem={problemOf(asked.error)} />;
  if (!asked.data) return <Skeleton lines={3} />;
  const mine = new Set([who.data?.user?.person_id, who.data?.user?.user_id]);
  const hasRead = asked.data.some((one) => one.at && mine.has(one.person_id));
  const done = asked.data.filter((one) => one.at).length;
  return (
    <section className={form.group} aria-label={t("ui.directory.readers_of")}>
      <p className={form.legend}>
        {isInForce
          ? t("ui.directory.read_count", { done, all: asked.data.length })
          : t("ui.directory.read_then", { count: done })}
      </p>
      {isInForce && may("policy.confirm") && (
        <Button
          look={hasRead ? "plain" : "primary"}
          icon="check"
          disabled={hasRead || read.isPending}
          onClick={() => read.mutate()}
        >
          {t(hasRead ? "ui.directory.i_have_read_done" : "ui.directory.i_have_read")}
        </Button>
      )}
      {read.error && <ProblemNote problem={problemOf(read.error)} />}
      <ul className={css.readers}>
        {asked.data.map((one) => (
          <li key={one.person_id}>
            <PlainText text={one.person} />
            {one.at ? (
              <Status tone="good">
                <At at={one.at} />
              </Status>
            ) : (
              <Status tone="warm">{t("ui.directory.unread")}</Status>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A policy as it is read: its text, its versions, who has read it; below, the form to change it. */
export function PolicyPage({ policy, children }: { policy: Entry; children: ReactNode }) {
  const { t } = useTranslation();
  const inForce = Number(policy.version);
  const [version, setVersion] = useState(inForce);
  const now = { version: inForce, text: String(policy.text), since: String(policy.since) };
  const editions = [now, ...[...((policy.earlier as Edition[]) ?? [])].reverse()];
  const shown = editions.find((one) => one.version === version) ?? now;
  return (
    <div className={form.form}>
      {editions.length > 1 && (
        <Choice
          label={t("ui.directory.version")}
          value={String(shown.version)}
          options={editions.map((one) => ({
            value: String(one.version),
            name: t(one === now ? "ui.directory.version_now" : "ui.directory.version_n", {
              n: one.version,
            }),
          }))}
          onPick={(picked) => setVersion(Number(picked))}
        />
      )}
      <p className={css.policy}>
        <PlainText text={shown.text} />
      </p>
      <p className={css.quiet}>
        {t("ui.directory.since")} <At at={shown.since} />
      </p>
      <Readers
        key={shown.version}
        id={policy.entry_id}
        version={shown.version}
        isInForce={shown === now}
      />
      {children && (
        <details className={form.more}>
          <summary>{t("ui.directory.change")}</summary>
          <p className={form.hint}>{t("ui.directory.change_policy")}</p>
          {children}
        </details>
      )}
    </div>
  );
}
