import { Drawer } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { freshId } from "@/api/directory";
import type { Shift } from "@/api/people";
import { Button } from "@/kit/Button";
import { Ask } from "@/kit/deciding/Ask";
import { useMay } from "@/kit/deciding/may";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import css from "../Directory.module.css";
import { type Undo, useUndo } from "../entries/useUndo";
import { Undone } from "../Undone";
import { RotaFile } from "./RotaFile";
import { RotaTable } from "./RotaTable";
import { ShiftForm } from "./ShiftForm";
import { useRota } from "./useRota";
import { daysOf, freshShift } from "./week";

function Weeks({ ahead, onMove }: { ahead: number; onMove: (ahead: number) => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.week}>
      <Button size="s" onClick={() => onMove(ahead - 1)}>
        {t("ui.directory.week_before")}
      </Button>
      <Button size="s" onClick={() => onMove(0)} disabled={ahead === 0}>
        {t("ui.directory.week_now")}
      </Button>
      <Button size="s" onClick={() => onMove(ahead + 1)}>
        {t("ui.directory.week_after")}
      </Button>
    </div>
  );
}

/** The rota, week by week: shifts entered, changed, swapped, taken from a calendar and given. */
export function RotaPanel() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const may = useMay();
  const undo = useUndo();
  const [ahead, setAhead] = useState(0);
  const [opened, setOpened] = useState<{ shift: Shift; isNew: boolean }>();
  const days = daysOf(new Date(), ahead);
  const asked = useRota(days);
  const anew = () => {
    void client.invalidateQueries({ queryKey: ["rota"] });
    void client.invalidateQueries({ queryKey: ["held"] });
  };
  const done = (one: Undo) => {
    undo.offer(one);
    setOpened(undefined);
    anew();
  };
  if (asked.error) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  const rota = asked.data;
  const mayKeep = may("shift.keep");
  return (
    <>
      {undo.last && <Undone key={undo.last.words} undo={undo.last} onDone={undo.done} />}
      <Panel
        title={t("ui.directory.rota")}
        actions={
          <>
            <Weeks ahead={ahead} onMove={setAhead} />
            {rota && rota.duties.length > 0 && (
              <Ask size="s" label={t("ui.directory.rota_calendar")}>
                {(close) => (
                  <RotaFile
                    duties={rota.duties}
                    mayTake={may("shift.import")}
                    onTaken={anew}
                    onDone={close}
                  />
                )}
              </Ask>
            )}
          </>
        }
        isFlush
      >
        {!rota ? (
          <Skeleton lines={6} height={16} />
        ) : rota.duties.length === 0 ? (
          <Empty title={t("ui.directory.no_duties")}>{t("ui.directory.no_duties_words")}</Empty>
        ) : (
          <RotaTable
            days={days}
            rota={rota}
            mayKeep={mayKeep}
            onOpen={(shift) => setOpened({ shift, isNew: false })}
            onAdd={(duty, day) =>
              setOpened({ shift: freshShift(freshId(), duty, day), isNew: true })
            }
          />
        )}
      </Panel>
      <Drawer
        opened={opened !== undefined}
        onClose={() => setOpened(undefined)}
        position="right"
        size="min(480px, 100vw)"
        title={t(opened?.isNew ? "ui.directory.shift_new" : "ui.directory.shift")}
        closeButtonProps={{ "aria-label": t("ui.close") }}
      >
        {opened && rota && (
          <ShiftForm
            key={opened.shift.shift_id}
            shift={opened.shift}
            isNew={opened.isNew}
            rota={rota}
            onDone={done}
            onCancel={() => setOpened(undefined)}
          />
        )}
      </Drawer>
    </>
  );
}
