import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/kit/keys";
import { Empty, ProblemNote, Skeleton } from "@/kit/States";
import { useLive } from "@/live/store";
import { WarningList } from "./listed/WarningList";
import { RoomTabs } from "./RoomTabs";
import { useWarningsSearch } from "./search";
import { useWarnings } from "./useWarnings";
import { WarningDetails } from "./WarningDetails";
import css from "./WarningsPage.module.css";

/** The list beside one warning; on a phone one at a time. */
export function WarningsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { search } = useWarningsSearch();
  const { id } = useParams({ strict: false });
  const isReady = useLive((state) => state.snapshot !== null);
  const problem = useLive((state) => state.problem);
  const found = useWarnings(search);
  const all = [...found.standing, ...found.past];
  const shown = id ?? all[0]?.warning_id;
  const step = (by: number) => {
    const at = all.findIndex((w) => w.warning_id === shown);
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (!next) return;
    void navigate({ to: "/warnings/$id", params: { id: next.warning_id }, search });
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    esc: () => void navigate({ to: "/warnings", search }),
  });
  if (!isReady) {
    return problem ? <ProblemNote problem={problem} /> : <Skeleton lines={8} height={16} />;
  }
  return (
    <div className={css.room}>
      <RoomTabs here="standing" />
      <div className={css.page} data-one={id !== undefined}>
        <div className={css.list}>
          <WarningList found={found} shown={shown} />
        </div>
        <div className={css.detail}>
          {shown ? (
            <WarningDetails key={shown} id={shown} />
          ) : (
            <Empty isPage title={t("ui.warnings.none")}>
              {t("ui.warnings.none_words")}
            </Empty>
          )}
        </div>
      </div>
    </div>
  );
}
