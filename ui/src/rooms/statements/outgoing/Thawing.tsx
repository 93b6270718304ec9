import { useState } from "react";
import { useTranslation } from "react-i18next";
import { thaw } from "@/api/drafts";
import type { Publication } from "@/api/statements";
import { Act } from "@/kit/deciding/Act";
import { Ask } from "@/kit/deciding/Ask";
import { MomentInput } from "@/kit/Moment";
import { isHeld } from "./held";

function Form({ one, onDone }: { one: Publication; onDone: () => void }) {
  const { t } = useTranslation();
  const [due, setDue] = useState(one.due_at);
  return (
    <Act
      words={t(isHeld(one) && one.hear_first.length ? "ui.publish.anyway_words" : "ui.thaw.words")}
      verb={t("ui.thaw.thaw")}
      why={{ label: t("ui.action.reason"), isNeeded: true }}
      below={<MomentInput label={t("ui.publish.due")} value={due} onChange={setDue} />}
      touches={["publications", "draft"]}
      act={(reason) => thaw(one.publication_id, reason, due || null)}
      onDone={onDone}
    />
  );
}

/** What was frozen goes out after all: a person's decision. */
export function Thawing({ one }: { one: Publication }) {
  const { t } = useTranslation();
  return (
    <Ask label={t("ui.thaw.thaw")} size="s">
      {(close) => <Form one={one} onDone={close} />}
    </Ask>
  );
}
