import { useTranslation } from "react-i18next";
import type { Written } from "@/api/post";
import { Chip } from "./Chip";
import css from "./MachineText.module.css";
import { PlainText } from "./PlainText";
import { At } from "./Time";

/** Text that a language model wrote: never without saying so. */
export function MachineText({ written, text }: { written: Written; text?: string }) {
  const { t } = useTranslation();
  return (
    <div className={css.machine}>
      <Chip tone="warm" title={t("ui.machine.words")}>
        {t("ui.machine.mark")}
      </Chip>{" "}
      <span dir="auto">
        <PlainText text={text ?? written.text} />
      </span>
      <p className={css.quiet}>
        {written.untraced.length > 0 && (
          <b>{t("ui.machine.untraced", { numbers: written.untraced.join(", ") })} </b>
        )}
        <PlainText text={written.model} /> · <At at={written.at} />
      </p>
    </div>
  );
}
