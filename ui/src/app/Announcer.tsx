import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useLive } from "@/live/store";

/** Says level changes to screen readers, and keeps the highest level in the tab's title. */
export function Announcer() {
  const { t } = useTranslation();
  const announced = useLive((state) => state.announced);
  const level = useLive((state) => state.snapshot?.level);
  useEffect(() => {
    const name = t("ui.name");
    document.title = level && level !== "none" ? `${t(`ui.level.${level}.short`)} · ${name}` : name;
  }, [level, t]);
  return (
    <div className="unseen" aria-live="assertive">
      {announced &&
        t(announced.isRise ? "ui.said.rose" : "ui.said.fell", {
          watch: announced.warning.watch_name,
          level: t(`ui.level.${announced.warning.level}`),
        })}
    </div>
  );
}
