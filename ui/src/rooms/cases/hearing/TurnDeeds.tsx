import { Menu, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { type Turn, takeBackTurn, tellTurn, waiveTurn } from "@/api/release";
import { Button } from "@/kit/Button";
import { useMay } from "@/kit/deciding/may";
import { Act } from "../acting/Act";
import { useAudience } from "../words";
import { Changed } from "./Changed";
import css from "./Hearing.module.css";

const SAID = { tell: tellTurn, waive: waiveTurn, back: takeBackTurn } as const;
type Deed = keyof typeof SAID | "change";

interface Props {
  one: CaseDetail;
  turn: Turn;
}

/** What was asked for, in a window of its own. */
function Form({ one, turn, deed, onDone }: Props & { deed: Deed; onDone: () => void }) {
  const { t } = useTranslation();
  if (deed === "change") return <Changed one={one} turn={turn} onDone={onDone} />;
  return (
    <Act
      words={t(`ui.hears.${deed}_words`)}
      verb={t(`ui.hears.${deed}`)}
      look={deed === "tell" ? "primary" : "danger"}
      why={{
        label: t(deed === "tell" ? "ui.hears.proof" : "ui.action.reason"),
        hint: deed === "tell" ? t("ui.hears.proof_hint") : undefined,
        isNeeded: true,
      }}
      act={(why) => SAID[deed](turn, why)}
      onDone={onDone}
    />
  );
}

/** The next step is a button; the rest stands behind "more". */
export function TurnDeeds({ one, turn }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const name = useAudience()(turn.audience);
  const [deed, setDeed] = useState<Deed>();
  const isSaid = turn.done_at !== null || turn.waived_at !== null;
  const others: Deed[] = [
    "change",
    ...(!turn.is_settled && may("stakeholder_plan.waive") ? (["waive"] as const) : []),
  ];
  const close = () => setDeed(undefined);
  return (
    <div className={css.buttons}>
      {!turn.is_settled && (
        <Button size="s" icon="check" onClick={() => setDeed("tell")}>
          {t("ui.hears.tell")}
        </Button>
      )}
      {isSaid ? (
        <Button size="s" look="ghost" onClick={() => setDeed("back")}>
          {t("ui.hears.back")}
        </Button>
      ) : (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button size="s" look="ghost" aria-label={t("ui.task.more_of", { task: name })}>
              {t("ui.task.more")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((each) => (
              <Menu.Item key={each} onClick={() => setDeed(each)}>
                {t(`ui.hears.${each}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal
        opened={deed !== undefined}
        onClose={close}
        title={name}
        closeButtonProps={{ "aria-label": t("ui.close") }}
      >
        {deed && <Form one={one} turn={turn} deed={deed} onDone={close} />}
      </Modal>
    </div>
  );
}
