import { useTranslation } from "react-i18next";
import { useLive } from "@/live/store";
import css from "./Banners.module.css";

/** What must not be overlooked: simulated data, a stream that is down, a server out of reach. */
export function Banners() {
  const { t, i18n } = useTranslation();
  const isSimulated = useLive((state) => state.snapshot?.simulated ?? false);
  const promises = useLive((state) => state.snapshot?.promises);
  const link = useLive((state) => state.link);
  const problem = useLive((state) => state.problem);
  const why =
    problem && (problem.detail ?? (i18n.exists(problem.code) ? t(problem.code) : problem.code));
  return (
    <div>
      {isSimulated && <p className={css.simulated}>{t("ui.simulated")}</p>}
      {promises && !promises.kept && (
        <p className={css.lost} role="alert">
          {t("ui.promises", { ...promises, channels: promises.channels.join(", ") || "–" })}
        </p>
      )}
      {link === "reconnecting" && (
        <p className={css.lost} role="status">
          {t("ui.top.lost")} {why}
        </p>
      )}
    </div>
  );
}
