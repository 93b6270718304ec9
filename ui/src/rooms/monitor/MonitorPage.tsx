import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EarlyWarning, WatchState } from "@/api/types";
import { Button } from "@/kit/Button";
import { ButtonLink } from "@/kit/ButtonLink";
import { Printed } from "@/kit/Printed";
import { patiently } from "@/kit/patiently";
import { Segments } from "@/kit/Segments";
import { Empty, ProblemNote, Skeleton } from "@/kit/States";
import { useLive } from "@/live/store";
import { Feed } from "./Feed";
import { Figures } from "./Figures";
import css from "./MonitorPage.module.css";
import { ReadingMenu } from "./reading/ReadingMenu";
import { Undo } from "./reading/Undo";
import { SourcesPanel } from "./SourcesPanel";
import { useMonitorSearch } from "./search";
import { WatchTabs } from "./WatchTabs";

const WatchDrawer = lazy(() => patiently(() => import("./watches/WatchDrawer")));

const PostDrawer = lazy(() => patiently(() => import("./reading/PostDrawer")));

const FACES = ["figures", "posts", "sources"] as const;
type Face = (typeof FACES)[number];

/** The watch asked for, else the one in most danger, else the first. */
function chosen(watches: WatchState[], worst: EarlyWarning | undefined, asked: string | undefined) {
  const find = (id: string | undefined) => watches.find((w) => w.watch.watch_id === id);
  return find(asked) ?? find(worst?.watch_id) ?? watches[0];
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
  const { search, change } = useMonitorSearch();
  // Slices, not the snapshot: a hundred posts a second must not draw the charts again.
  const watches = useLive((state) => state.snapshot?.watches);
  const worst = useLive((state) => state.snapshot?.warnings[0]);
  const [face, setFace] = useState<Face>("figures");
  const [edited, setEdited] = useState<string | null>(null); // a watch's id, "new" or "list"
  const [isEdited, setIsEdited] = useState(false); // stays, so that a deletion can be undone
  const open = (what: string | null) => {
    setEdited(what);
    setIsEdited(true);
  };
  if (!watches) return <Waiting />;
  const state = chosen(watches, worst, search.watch);
  return (
    <div className={css.page}>
      <h1 className="unseen">{t("ui.room.monitor")}</h1>
      <Printed />
      <div className={css.top}>
        <WatchTabs watches={watches} chosen={state?.watch.watch_id} />
        <Button size="s" icon="edit" onClick={() => open("list")}>
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
              <SourcesPanel />
            </div>
            <Feed state={state} />
          </div>
        </>
      ) : (
        <Empty
          isPage
          title={t("ui.monitor.no_watch")}
          action={
            <div className={css.steps}>
              <Button look="primary" icon="plus" onClick={() => open("new")}>
                {t("ui.watches.add")}
              </Button>
              <ButtonLink to="/sources" icon="sources">
                {t("ui.sources.add")}
              </ButtonLink>
            </div>
          }
        >
          {t("ui.monitor.no_watch_words")}
        </Empty>
      )}
      <ReadingMenu />
      <Undo />
      <Suspense>
        {search.post && <PostDrawer id={search.post} onClose={() => change({ post: undefined })} />}
      </Suspense>
      <Suspense>{isEdited && <WatchDrawer opened={edited} onOpen={open} />}</Suspense>
    </div>
  );
}
