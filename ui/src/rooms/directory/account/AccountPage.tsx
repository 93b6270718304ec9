import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { endMySession, me, mySessions } from "@/api/people";
import { Button } from "@/kit/Button";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Ago } from "@/kit/Time";
import { TableFrame } from "@/kit/tables/TableFrame";
import { Codes } from "./Codes";
import { deviceOf } from "./device";
import { Passkeys } from "./Passkeys";
import { Password } from "./Password";

function Sessions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const asked = useQuery({ queryKey: ["sessions"], queryFn: mySessions });
  const end = useMutation({
    mutationFn: endMySession,
    onSuccess: () => client.invalidateQueries({ queryKey: ["sessions"] }),
  });
  if (asked.error) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton lines={4} height={16} />;
  return (
    <TableFrame label={t("ui.me.sessions")}>
      <thead>
        <tr>
          {["seen", "begun", "how", "address", "agent", "end"].map((name) => (
            <th key={name} scope="col">
              {t(`ui.me.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {asked.data.map((one) => (
          <tr key={one.session_id}>
            <td data-name={t("ui.me.seen")}>
              <Ago at={one.seen_at} />
            </td>
            <td data-name={t("ui.me.begun")}>
              <Ago at={one.begun_at} />
            </td>
            <td data-name={t("ui.me.how")}>{t(`ui.me.how.${one.how}`)}</td>
            <td data-name={t("ui.me.address")}>{one.address}</td>
            <td data-name={t("ui.me.agent")} title={one.agent}>
              {deviceOf(one.agent)}
            </td>
            <td>
              {one.is_this ? (
                t("ui.me.this")
              ) : (
                <Button
                  look="ghost"
                  icon="close"
                  label={t("ui.me.end")}
                  onClick={() => end.mutate(one.session_id)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** Where one is signed in and what proves that it is oneself. */
export function AccountPage() {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ["me"], queryFn: me });
  return (
    <Page title={t("ui.me.title")} words={t("ui.me.words")}>
      <Panel title={t("ui.me.sessions")} isFlush>
        <Sessions />
      </Panel>
      {data?.user && !data.is_demo && (
        <>
          <Passkeys />
          <Codes user={data.user} />
          <Password />
        </>
      )}
    </Page>
  );
}
