import { Portal } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "@/kit/Button";
import { labelOf } from "@/kit/ReadingChip";
import { ProblemNote } from "@/kit/States";
import css from "./Reading.module.css";
import { dismiss, useSaid } from "./said";
import { useCorrecting } from "./useCorrecting";

const STAYS_MS = 12_000;

/** What was just put right, and the way back; it stays while it is looked at. */
export function Undo() {
  const { t } = useTranslation();
  const newest = useSaid((state) => state.newest);
  const problem = useSaid((state) => state.problem);
  const [isHeld, setHeld] = useState(false);
  const undo = useCorrecting();
  useEffect(() => {
    if (!newest || isHeld) return;
    const timer = setTimeout(dismiss, STAYS_MS);
    return () => clearTimeout(timer);
  }, [newest, isHeld]);
  const takeBack = () => newest && undo.mutate({ ...newest, post: newest.post_id, label: null });
  return (
    <Portal>
      <div className={css.toasts} role="status">
        {newest && (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is read
          <div
            className={css.toast}
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
          >
            <span>
              {t("ui.reading.done", {
                head: t(`ui.reading.head.${newest.head}`),
                label: labelOf(t, newest.head, newest.label),
              })}
            </span>
            <Button size="s" onClick={takeBack} disabled={undo.isPending}>
              {t("ui.watches.undo")}
            </Button>
            <Button size="s" look="ghost" icon="close" label={t("ui.close")} onClick={dismiss} />
          </div>
        )}
        {problem && (
          <div className={css.toast}>
            <ProblemNote problem={problem} />
            <Button size="s" look="ghost" icon="close" label={t("ui.close")} onClick={dismiss} />
          </div>
        )}
      </div>
    </Portal>
  );
}
