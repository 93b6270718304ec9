import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Snapshot } from "@/api/types";
import { Button } from "@/kit/Button";
import { Segments } from "@/kit/Segments";
import { Empty, ProblemNote, Skeleton } from "@/kit/States";
import { useLive } from "@/live/store";
import { Feed } from "./Feed";
import { Figures } from "./Figures";
import css from "./MonitorPage.module.css";
import { SourcesPanel } from "./SourcesPanel";
import { useMonitorSearch } from "./search";
import { WatchTabs } from "./WatchTabs";
import { WatchDrawer } from "./watches/WatchDrawer";

const FACES = ["figures", "posts", "sources"] as const;
type Face = (typeof FACES)[number];

/** The watch asked for, else the one in most danger, else the first. */
function watchOf(snapshot: Snapshot, asked: string | undefined) {
  const find = (id: string | undefined) => snapshot.watches.find((w) => w.watch.watch_id === id);
  return find(asked) ?? find(snapshot.warnings[0]?.watch_id) ?? snapshot.watches[0];
}

function Waiting() {
  const problem = useLive((state) => state.problem);
  if (problem) return <ProblemNote problem={problem} />;
  return (
    <div className={css.waiting}>
      <Skeleton lines={8} height={16} />
    </div>
  );
}

export function MonitorPage() {
  const { t } = useTranslation();
  const { search } = useMonitorSearch();
  const snapshot = useLive((state) => state.snapshot);
  const [face, setFace] = useState<Face>("figures");
  const [edited, setEdited] = useState<string | null>(null); // a watch's id, "new" or "list"
  if (!snapshot) return <Waiting />;
  const state = watchOf(snapshot, search.watch);
  return (
    <div className={css.page}>
      <h1 className="unseen">{t("ui.room.monitor")}</h1>
      <div className={css.top}>
        <WatchTabs watches={snapshot.watches} chosen={state?.watch.watch_id} />
        <Button size="s" icon="edit" onClick={() => setEdited("list")}>
          {t("ui.watches.title")}
        </Button>
      </div>
      {state ? (
        <>
          <div className={css.faces}>
            <Segments
              label={t("ui.monitor.faces")}
              rows={FACES.map((value) => ({ value, name: t(`ui.monitor.face.${value}`) }))}
              value={face}
              onChange={setFace}
            />
          </div>
          <div className={css.columns} data-face={face}>
            <div className={css.figures}>
              <Figures state={state} key={state.watch.watch_id} />
              <SourcesPanel sources={snapshot.sources} />
            </div>
            <Feed state={state} />
          </div>
        </>
      ) : (
        <Empty
          title={t("ui.monitor.no_watch")}
          action={
            <Button look="primary" icon="plus" onClick={() => setEdited("new")}>
              {t("ui.watches.add")}
            </Button>
          }
        >
          {t("ui.monitor.no_watch_words")}
        </Empty>
      )}
      <WatchDrawer opened={edited} onOpen={setEdited} />
    </div>
  );
}
