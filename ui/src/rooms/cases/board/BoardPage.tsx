import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { cases } from "@/api/cases";
import { Ask } from "@/kit/deciding/Ask";
import { Page } from "@/kit/Page";
import { Segments } from "@/kit/Segments";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { RoomTabs } from "../RoomTabs";
import { Board } from "./Board";
import { Closed } from "./Closed";
import { OfWarning } from "./OfWarning";
import { OpenCase } from "./OpenCase";

const EVERY_MS = 30_000;

/** Every crisis that people handle, by the step that it stands in. */
export function BoardPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { warning = "" }: { warning?: string } = useSearch({ strict: false });
  const [all, setAll] = useState(0);
  const asked = useQuery({
    queryKey: ["cases", all],
    queryFn: () => cases(all === 1),
    refetchInterval: EVERY_MS,
    placeholderData: (old) => old,
  });
  const go = (id: string) => void navigate({ to: "/cases/$id", params: { id } });
  const open = (look?: "primary") => (
    <Ask look={look} icon="plus" label={t("ui.cases.open")}>
      {(close) => <OpenCase onDone={close} onOpened={go} />}
    </Ask>
  );
  const actions = (
    <>
      <Segments
        label={t("ui.cases.which")}
        rows={[
          { value: 0, name: t("ui.cases.which.open") },
          { value: 1, name: t("ui.cases.which.all") },
        ]}
        value={all}
        onChange={setAll}
      />
      {open("primary")}
    </>
  );
  return (
    <Page
      tabs={<RoomTabs here="board" />}
      title={t("ui.cases.title")}
      words={t("ui.cases.words")}
      actions={actions}
    >
      <OfWarning warning={warning} onOpened={go} />
      {asked.error && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {!asked.data && !asked.error && <Skeleton lines={6} height={24} />}
      {asked.data?.every((one) => !one.is_open) && (
        <Empty isPage title={t("ui.cases.none")} action={open()}>
          {t("ui.cases.none_words")}
        </Empty>
      )}
      {asked.data?.some((one) => one.is_open) && <Board cards={asked.data} />}
      {asked.data && all === 1 && <Closed cards={asked.data} />}
    </Page>
  );
}
