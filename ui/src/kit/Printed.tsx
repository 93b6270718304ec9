import { useTranslation } from "react-i18next";
import { useFormat } from "@/i18n/format";
import css from "./Page.module.css";
import { useNow } from "./Time";

/** On paper: whose page this is, and as of when. */
export function Printed() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  return (
    <p className={`${css.printed} only-print`}>
      {t("ui.warning.printed", {
        at: `${format.full(now)} ${format.zone()}`,
        utc: format.utc(now),
      })}
    </p>
  );
}
