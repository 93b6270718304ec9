import { MultiSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type PeriodEntry, putPeriod } from "@/api/periods";
import { Choice } from "@/kit/Choice";
import { Decide } from "@/kit/deciding/Decide";
import { MomentInput } from "@/kit/Moment";
import { useLive } from "@/live/store";
import { LEVELS } from "../../search";
import { Called } from "./Called";
import css from "./Dates.module.css";
import { EDGE, freshDate, isWholeDate, lasts, POLL } from "./own";

interface Part {
  draft: PeriodEntry;
  onChange: (part: Partial<PeriodEntry>) => void;
}

const YEARLY = "FREQ=YEARLY";
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What it is called, when it is, and for which watches. */
function When({ draft, onChange }: Part) {
  const { t } = useTranslation();
  const watches = useLive((state) => state.snapshot?.watches) ?? [];
  const fault = lasts(draft);
  return (
    <>
      <TextInput
        label={t("ui.watch.periods.name")}
        value={draft.name}
        maxLength={200}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        required
      />
      <div className={css.pair}>
        <MomentInput
          label={t("ui.watch.periods.begins")}
          value={draft.begins_at}
          onChange={(begins_at) => onChange({ begins_at })}
          required
        />
        <MomentInput
          label={t("ui.watch.periods.ends")}
          value={draft.ends_at}
          onChange={(ends_at) => onChange({ ends_at })}
          error={fault === "before" || fault === "long" ? t(`ui.dates.end.${fault}`) : undefined}
          required
        />
        <Choice
          label={t("ui.dates.repeating")}
          value={draft.repeats}
          none={t("ui.dates.once")}
          options={[{ value: YEARLY, name: t("ui.dates.yearly") }]}
          onPick={(repeats) => onChange({ repeats })}
        />
        <MultiSelect
          label={t("ui.dates.watches")}
          placeholder={draft.watches.length === 0 ? t("ui.dates.every_watch") : undefined}
          data={watches.map(({ watch }) => ({ value: watch.watch_id, label: watch.name }))}
          value={draft.watches}
          onChange={(some) => onChange({ watches: some })}
          searchable
        />
      </div>
    </>
  );
}

/** What it changes while it lasts. */
function Effect({ draft, onChange }: Part) {
  const { t } = useTranslation();
  const levels = [...LEVELS].reverse();
  return (
    <div className={css.pair}>
      <NumberInput
        label={t("ui.dates.edge")}
        description={t("ui.dates.edge_hint")}
        value={draft.edge_factor}
        min={EDGE.least}
        max={EDGE.most}
        decimalScale={1}
        clampBehavior="strict"
        onChange={(value) => onChange({ edge_factor: Number(value) || EDGE.least })}
      />
      <NumberInput
        label={t("ui.dates.poll")}
        description={t("ui.dates.poll_hint")}
        value={Math.round(100 * draft.poll_factor)}
        min={POLL.least}
        max={POLL.most}
        suffix=" %"
        allowDecimal={false}
        onChange={(value) =>
          onChange({ poll_factor: Math.max(POLL.least, Number(value) || POLL.most) / 100 })
        }
      />
      <Choice
        label={t("ui.dates.tell_from")}
        value={draft.tell_from}
        none={t("ui.dates.as_always")}
        options={levels.map((value) => ({ value, name: t(`ui.level.${value}`) }))}
        onPick={(value) => onChange({ tell_from: levels.find((one) => one === value) ?? "" })}
      />
    </div>
  );
}

/** A date of one's own: a launch, a trial, an anniversary. */
export function OwnDate({ touches, onDone }: { touches: string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => freshDate(zoneHere()));
  const change = (part: Partial<PeriodEntry>) => setDraft((old) => ({ ...old, ...part }));
  return (
    <Decide
      words={t("ui.dates.own_words")}
      verb={t("ui.dates.keep")}
      isReady={isWholeDate(draft)}
      touches={touches}
      act={({ person }) => putPeriod({ ...draft, name: draft.name.trim() }, person)}
      onDone={onDone}
    >
      <When draft={draft} onChange={change} />
      <Effect draft={draft} onChange={change} />
      <Called calls={draft.calls} onChange={(calls) => change({ calls })} />
    </Decide>
  );
}
