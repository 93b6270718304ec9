import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { forgetRoutes, type NoticeRules } from "@/api/telling";
import { Status } from "@/kit/Chip";
import { Act } from "@/kit/deciding/Act";
import { Ask } from "@/kit/deciding/Ask";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import type { Undo } from "../entries/useUndo";
import css from "./Told.module.css";

interface Props {
  rules: NoticeRules;
  mayKeep: boolean;
  before: () => Promise<unknown>;
  onDone: (undo: Undo) => void;
}

/** Where the routes come from, and when they would leave everybody in the dark. */
export function Standing({ rules, mayKeep, before, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <div className={css.foot}>
      {rules.silent_at && (
        <p>
          <Status tone="bad">
            {t("ui.told.silent")} <At at={rules.silent_at} />
          </Status>
        </p>
      )}
      <p>
        {rules.version ? (
          <>
            {t("ui.told.kept")} <PlainText text={rules.kept_by} /> ·{" "}
            {rules.kept_at && <At at={rules.kept_at} />}
          </>
        ) : (
          t(mayKeep ? "ui.told.config_keep" : "ui.told.config")
        )}
      </p>
      <div className={`${css.ways} no-print`}>
        <Link to="/warnings">{t("ui.told.silences")}</Link>
        {rules.version && mayKeep && (
          <Ask size="s" label={t("ui.told.forget")}>
            {(close) => (
              <Act
                words={t("ui.told.forget_words")}
                verb={t("ui.told.forget")}
                touches={["told"]}
                act={async () => {
                  await forgetRoutes(rules.version);
                  onDone({ words: t("ui.told.forgotten"), act: before });
                }}
                onDone={close}
              />
            )}
          </Ask>
        )}
      </div>
    </div>
  );
}
