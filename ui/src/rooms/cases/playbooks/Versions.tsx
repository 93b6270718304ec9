import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PlanDetail, playbookText } from "@/api/playbooks";
import { Button } from "@/kit/Button";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Scrolled } from "@/kit/Scrolled";
import { Empty, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import css from "./Playbooks.module.css";

function Text({ code, version }: { code: string; version: number }) {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ["playbooks", code, "text", version],
    queryFn: () => playbookText(code, version),
  });
  if (!asked.data) return <Skeleton lines={6} />;
  return (
    <Scrolled className={css.text} label={t("ui.plans.text_of", { version })}>
      <PlainText text={asked.data.text} />
    </Scrolled>
  );
}

/** Who put which version when; each can be read as it was. */
export function Versions({ told }: { told: PlanDetail }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<number>();
  const { code } = told.playbook;
  return (
    <Panel title={t("ui.plans.face.versions")} isFlush>
      {told.versions.length === 0 ? (
        <Empty title={t("ui.plans.no_versions")}>{t("ui.plans.no_versions_words")}</Empty>
      ) : (
        <ol>
          {told.versions.map((each) => (
            <li key={each.version} className={css.play}>
              <p className={css.line}>
                <b>v{each.version}</b> <PlainText text={each.name} />
                <span className={css.facts}>
                  <At at={each.at} />
                </span>
                <Button
                  size="s"
                  aria-expanded={shown === each.version}
                  onClick={() => setShown(shown === each.version ? undefined : each.version)}
                >
                  {t("ui.plans.read")}
                </Button>
              </p>
              {shown === each.version && <Text code={code} version={each.version} />}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
