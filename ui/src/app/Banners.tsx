import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Promises } from "@/api/types";
import { patiently } from "@/kit/patiently";
import { useLive } from "@/live/store";
import { loadUndelivered } from "@/rooms/warnings";
import css from "./Banners.module.css";

const Undelivered = lazy(() => patiently(loadUndelivered));

/** Notices that reached nobody: it stands on every screen until a person has answered for them. */
function Broken({ promises }: { promises: Promises }) {
  const { t, i18n } = useTranslation();
  const [answered, setAnswered] = useState<Promises | null>(null);
  const names = promises.channels.map((name) =>
    i18n.exists(`ui.channel.${name}`) ? t(`ui.channel.${name}`) : name,
  );
  return (
    <div className={css.lost} role="alert">
      <span>{t("ui.promises", { ...promises, channels: names.join(" · ") || "–" })}</span>
      {answered === promises ? (
        <span>{t("ui.promises.answered")}</span>
      ) : (
        <Suspense>
          <Undelivered missing={promises.missing} onAnswered={() => setAnswered(promises)} />
        </Suspense>
      )}
    </div>
  );
}

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
      {promises && !promises.kept && <Broken promises={promises} />}
      {link === "reconnecting" && (
        <p className={css.lost} role="status">
          {t("ui.top.lost")} {why}
        </p>
      )}
    </div>
  );
}
