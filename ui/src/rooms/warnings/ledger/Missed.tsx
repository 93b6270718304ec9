import { useState } from "react";
import { useTranslation } from "react-i18next";
import { enterMissed, type MissedCase, withdrawMissed } from "@/api/learning";
import { Chip } from "@/kit/Chip";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { MomentInput } from "@/kit/Moment";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { useLive } from "@/live/store";
import { useWatchNames } from "../listed/useBeside";
import css from "./Ledger.module.css";

const TOUCHES = ["ledger"];

function Enter({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const watches = useLive((state) => state.snapshot?.watches) ?? [];
  const [watch, setWatch] = useState(watches[0]?.watch.watch_id ?? "");
  const [onset, setOnset] = useState("");
  return (
    <Decide
      words={t("ui.missed.words")}
      verb={t("ui.missed.enter")}
      why={{ label: t("ui.verdict.note"), hint: t("ui.missed.note_hint"), isNeeded: false }}
      isReady={watch !== "" && onset !== ""}
      touches={TOUCHES}
      act={({ person, why }) => enterMissed({ watch_id: watch, person, onset, note: why })}
      onDone={onDone}
    >
      <Choice
        label={t("ui.warnings.watch")}
        value={watch}
        options={watches.map((one) => ({ value: one.watch.watch_id, name: one.watch.name }))}
        onPick={setWatch}
        required
      />
      <MomentInput label={t("ui.missed.onset")} value={onset} onChange={setOnset} required />
    </Decide>
  );
}

function Row({ one }: { one: MissedCase }) {
  const { t } = useTranslation();
  const nameOf = useWatchNames();
  return (
    <li className={css.row} data-gone={one.is_withdrawn}>
      <div className={css.line}>
        <b>{nameOf(one.watch_id)}</b>
        {one.is_withdrawn && <Chip>{t("ui.missed.withdrawn")}</Chip>}
        {!one.is_withdrawn && (
          <span className={css.end}>
            <Ask size="s" look="ghost" label={t("ui.missed.withdraw")}>
              {(close) => (
                <Decide
                  words={t("ui.missed.withdraw_words")}
                  verb={t("ui.missed.withdraw")}
                  why={{ label: t("ui.verdict.note"), isNeeded: false }}
                  touches={TOUCHES}
                  act={({ person, why }) => withdrawMissed(one.missed_id, person, why)}
                  onDone={close}
                />
              )}
            </Ask>
          </span>
        )}
      </div>
      <p className={css.quiet}>
        {t("ui.missed.began")} <At at={one.onset} /> · {one.person}
      </p>
      {one.note && (
        <p className={css.note}>
          <PlainText text={one.note} />
        </p>
      )}
    </li>
  );
}

/** Cases that nobody was warned of: without them recall would flatter itself. */
export function Missed({ rows }: { rows: MissedCase[] }) {
  const { t } = useTranslation();
  return (
    <Panel
      title={t("ui.missed.title")}
      note={t("ui.missed.note")}
      actions={
        <Ask size="s" icon="plus" label={t("ui.missed.enter")}>
          {(close) => <Enter onDone={close} />}
        </Ask>
      }
      isFlush
    >
      {rows.length === 0 && <p className={css.none}>{t("ui.missed.none")}</p>}
      <ul>
        {rows.map((one) => (
          <Row key={one.missed_id} one={one} />
        ))}
      </ul>
    </Panel>
  );
}
