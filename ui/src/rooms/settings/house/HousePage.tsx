import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Signer, signer } from "@/api/evidence";
import { CopyLine } from "@/kit/CopyLine";
import form from "@/kit/Form.module.css";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { RoomTabs } from "../RoomTabs";

function Key({ one }: { one: Signer }) {
  const { t } = useTranslation();
  return (
    <div className={form.form}>
      <p className={form.words}>{t("ui.signer.words")}</p>
      <div className={form.group}>
        <h3 className={form.legend}>{t("ui.signer.key", { algorithm: one.algorithm })}</h3>
        <CopyLine text={one.public_key} words={t("ui.signer.copy")} />
      </div>
      <div className={form.group}>
        <h3 className={form.legend}>{t("ui.signer.verify")}</h3>
        <CopyLine
          text={`tocsin case verify evidence.zip --key ${one.public_key}`}
          words={t("ui.signer.copy_command")}
        />
        <p className={form.hint}>{t("ui.signer.seal")}</p>
      </div>
    </div>
  );
}

/** By what others know that something is ours. */
export function HousePage() {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["signer"], queryFn: signer });
  return (
    <Page title={t("ui.house.title")} words={t("ui.house.words")} tabs={<RoomTabs here="house" />}>
      <Panel title={t("ui.signer.title")}>
        {asked.data && <Key one={asked.data} />}
        {!asked.data && !asked.error && <Skeleton lines={5} height={16} />}
        {!asked.data && asked.error && (
          <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
        )}
      </Panel>
    </Page>
  );
}
