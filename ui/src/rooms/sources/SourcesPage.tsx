import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/kit/Button";
import { patiently } from "@/kit/patiently";
import { ProblemNote, Skeleton } from "@/kit/States";
import { useLive } from "@/live/store";
import { Quarantine } from "./Quarantine";
import css from "./SourcesPage.module.css";
import { SourceTable } from "./SourceTable";

const SourceDrawer = lazy(() => patiently(() => import("./SourceDrawer")));

/** Whom we hear and how well; whom to hear besides; what could not be taken in. */
export function SourcesPage() {
  const { t } = useTranslation();
  const isReady = useLive((state) => state.snapshot !== null);
  const problem = useLive((state) => state.problem);
  const [edited, setEdited] = useState<string | null>(null); // a source's id, or "new"
  const [isEdited, setIsEdited] = useState(false);
  const open = (what: string | null) => {
    setEdited(what);
    setIsEdited(true);
  };
  if (!isReady) {
    return problem ? <ProblemNote problem={problem} /> : <Skeleton lines={8} height={16} />;
  }
  return (
    <div className={css.page}>
      <header className={css.top}>
        <div className={css.words}>
          <h1>{t("ui.room.sources")}</h1>
          <p>{t("ui.sources.words")}</p>
        </div>
        <Button look="primary" icon="plus" onClick={() => open("new")}>
          {t("ui.sources.add")}
        </Button>
      </header>
      <div className={css.columns}>
        <SourceTable onOpen={open} />
        <Quarantine />
      </div>
      <Suspense>{isEdited && <SourceDrawer opened={edited} onOpen={open} />}</Suspense>
    </div>
  );
}
