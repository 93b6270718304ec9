import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { breakGlass } from "@/api/drafts";
import type { Draft, SignedOff } from "@/api/statements";
import { Act } from "@/kit/deciding/Act";
import { Ask } from "@/kit/deciding/Ask";
import { useRoomWords } from "../words";
import css from "./Signing.module.css";

const CONSEQUENCES = ["now", "told", "named", "review", "kept"] as const;
const TOUCHES = ["draft", "statements", "publications", "glass"];

function Form({ draft, state, onDone }: { draft: Draft; state: SignedOff; onDone: () => void }) {
  const { t, duty, place } = useRoomWords();
  const [isSure, setSure] = useState(false);
  const facts = {
    place: place(draft.channel),
    duties: state.missing_duties.map(duty).join(" · ") || String(state.missing_people),
  };
  const sure = (
    <Checkbox
      label={t("ui.glass.sure")}
      checked={isSure}
      onChange={(event) => setSure(event.currentTarget.checked)}
    />
  );
  return (
    <Act
      words={t("ui.glass.words", facts)}
      verb={t("ui.glass.break")}
      look="danger"
      why={{
        label: t("ui.action.reason"),
        hint: t("ui.glass.reason_hint"),
        isNeeded: true,
        isFirst: true,
      }}
      below={sure}
      isReady={isSure}
      touches={TOUCHES}
      act={(reason) => breakGlass(draft.draft_id, draft.seal, reason)}
      onDone={onDone}
    >
      <ul className={css.danger}>
        {CONSEQUENCES.map((one) => (
          <li key={one}>{t(`ui.glass.consequence.${one}`, facts)}</li>
        ))}
      </ul>
    </Act>
  );
}

/** Out without its quorum: only where waiting costs more than the wrong word would. */
export function BreakGlass({ draft, state }: { draft: Draft; state: SignedOff }) {
  const { t } = useTranslation();
  return (
    <Ask label={t("ui.glass.title")} look="danger">
      {(close) => <Form draft={draft} state={state} onDone={close} />}
    </Ask>
  );
}
