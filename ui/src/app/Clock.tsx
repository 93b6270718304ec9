import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Format } from "@/i18n/format";
import { ZONE } from "@/i18n/format";
import { useLive } from "@/live/store";
import css from "./Clock.module.css";

/** The server's clock in the viewer's zone; UTC on hover. */
export function Clock({ format }: { format: Format }) {
  const { t } = useTranslation();
  const skew = useLive((state) => state.skew);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const at = now + skew;
  return (
    <span className={css.clock} title={`${ZONE} · ${format.utc(at)}`}>
      <span className="unseen">{t("ui.top.clock")}</span>
      <time dateTime={new Date(at).toISOString()}>{format.seconds(at)}</time>
      <span className={css.zone}>{format.zone()}</span>
    </span>
  );
}
