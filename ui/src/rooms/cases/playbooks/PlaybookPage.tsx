import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PlanDetail, playbook } from "@/api/playbooks";
import { Chip } from "@/kit/Chip";
import { Page } from "@/kit/Page";
import { Segments } from "@/kit/Segments";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { RoomTabs } from "../RoomTabs";
import { useWords } from "../words";
import { Editor } from "./Editor";
import { PlanView } from "./PlanView";
import { Versions } from "./Versions";

const FACES = ["plan", "text", "versions"] as const;
const NEW = "new";
const BEGINNING = `playbook: my-plan
extends: first-hours
name: {en: My plan, zh-Hant: 我的預案, zh-Hans: 我的预案}
trigger: unknown
type: unknown
plays: []
`;

function Shown({ told, code }: { told: PlanDetail; code: string }) {
  const { t } = useTranslation();
  const [face, setFace] = useState<(typeof FACES)[number]>("plan");
  const rows = FACES.map((value) => ({ value, name: t(`ui.plans.face.${value}`) }));
  return (
    <>
      <div className="no-print">
        <Segments label={t("ui.plans.face")} rows={rows} value={face} onChange={setFace} />
      </div>
      {face === "plan" && <PlanView plan={told.playbook} />}
      {face === "text" && (
        <Editor key={`${code} ${told.playbook.version}`} text={told.text} code={code} />
      )}
      {face === "versions" && <Versions told={told} />}
    </>
  );
}

/** One plan: as people read it, as its author writes it, and how it came to be. */
export function PlaybookPage() {
  const { t } = useTranslation();
  const words = useWords();
  const { code = "" } = useParams({ strict: false });
  const isNew = code === NEW;
  const asked = useQuery({
    queryKey: ["playbooks", code],
    queryFn: () => playbook(code),
    enabled: !isNew,
  });
  const told = asked.data;
  return (
    <Page
      tabs={<RoomTabs here="playbooks" />}
      title={isNew ? t("ui.plans.new") : told ? words(told.playbook.name) : t("ui.plans.title")}
      words={isNew ? t("ui.plans.new_words") : words(told?.playbook.summary)}
      back={{ to: "/cases/playbooks", words: t("ui.plans.title") }}
      actions={
        told && (
          <Chip tone={told.playbook.is_own ? "accent" : "plain"}>
            {t(told.playbook.is_own ? "ui.plans.own" : "ui.plans.shipped")} · v
            {told.playbook.version}
          </Chip>
        )
      }
    >
      {isNew && <Editor text={BEGINNING} code="" />}
      {asked.error && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {!isNew && !told && !asked.error && <Skeleton lines={10} height={18} />}
      {told && <Shown told={told} code={code} />}
    </Page>
  );
}
