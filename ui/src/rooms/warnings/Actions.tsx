import { useTranslation } from "react-i18next";
import { acknowledge, standDown } from "@/api/client";
import type { Action, EarlyWarning } from "@/api/types";
import { Ask } from "@/kit/deciding/Ask";
import { Decide, type Said } from "@/kit/deciding/Decide";

const TOUCHES = ["warning"];
const VERBS = {
  acknowledge: (id: string, { person }: Said) => acknowledge(id, person),
  stand_down: (id: string, { person, why }: Said) => standDown(id, person, why),
};

function Deed({ warning, action }: { warning: EarlyWarning; action: Action }) {
  const { t } = useTranslation();
  const isDown = action === "stand_down";
  const why = { label: t("ui.action.reason"), hint: t("ui.action.reason_hint"), isNeeded: true };
  return (
    <Ask
      label={t(`ui.action.${action}`)}
      look={isDown ? "plain" : "primary"}
      icon={isDown ? undefined : "check"}
    >
      {(close) => (
        <Decide
          words={t(`ui.action.${action}.words`, {
            watch: warning.watch_name,
            level: t(`ui.level.${warning.level}`),
          })}
          verb={t(`ui.action.${action}`)}
          look={isDown ? "danger" : "primary"}
          why={isDown ? why : undefined}
          touches={TOUCHES}
          act={(said) => VERBS[action](warning.warning_id, said)}
          onDone={close}
        />
      )}
    </Ask>
  );
}

/** What the server allows to be done with this warning, and nothing else. */
export function Actions({ warning }: { warning: EarlyWarning }) {
  return warning.actions.map((action) => <Deed key={action} warning={warning} action={action} />);
}
