import { NumberInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { heldDuties } from "@/api/people";
import type { NoticeRules, RouteEntry } from "@/api/telling";
import type { Level } from "@/api/types";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import form from "@/kit/Form.module.css";
import { ProblemNote, problemOf } from "@/kit/States";
import { useNamed } from "@/kit/sentences";
import { useLive } from "@/live/store";
import directory from "../Directory.module.css";
import { PeopleInput } from "../entries/lists";
import { Rows } from "../entries/Rows";
import { HoursField } from "./HoursField";
import { isWholeRoute } from "./route";
import { StopFields } from "./StopFields";

const LEVELS = ["blue", "yellow", "orange", "red"] as const;
const NIGHT = ["22:00", "07:00"] as const;
const DAY = ["09:00", "18:00"] as const;
const MINUTE_S = 60;

interface Part {
  value: RouteEntry;
  channels: string[];
  set: (part: Partial<RouteEntry>) => void;
}

function LevelChoice(props: { label: string; value: Level; onPick: (level: Level) => void }) {
  const { t } = useTranslation();
  const { label, value, onPick } = props;
  return (
    <Choice
      label={label}
      value={value}
      options={LEVELS.map((one) => ({ value: one, name: t(`ui.level.${one}.short`) }))}
      onPick={(one) => onPick(one as Level)}
    />
  );
}

/** From which level on, of which watches, who. */
function Who({ value, channels, set }: Part) {
  const { t } = useTranslation();
  const named = useNamed();
  const { data: duties = [] } = useQuery({ queryKey: ["held"], queryFn: heldDuties });
  const watches = useLive((state) => state.snapshot?.watches);
  const known = new Map(duties.map((one) => [one.duty_id, one.name]));
  if (value.duty && !known.has(value.duty)) {
    known.set(value.duty, named(`cases.duty.${value.duty}`, value.duty));
  }
  return (
    <>
      <LevelChoice
        label={t("ui.told.from_level")}
        value={value.from_level}
        onPick={(from_level) => set({ from_level })}
      />
      <PeopleInput
        label={t("ui.told.watches")}
        hint={t("ui.told.watches_hint")}
        value={value.watches}
        people={new Map(watches?.map(({ watch }) => [watch.watch_id, watch.name]))}
        onChange={(some) => set({ watches: some })}
      />
      <Choice
        label={t("ui.told.duty")}
        value={value.duty}
        none={t("ui.told.no_duty")}
        options={[...known].map(([id, name]) => ({ value: id, name }))}
        onPick={(duty) => set({ duty })}
      />
      <div className={directory.cells}>
        <StopFields
          value={value}
          channels={channels}
          hint={t(value.duty ? "ui.told.recipient_unheld" : "ui.told.recipient_hint")}
          onChange={set}
        />
      </div>
    </>
  );
}

/** In which hours it tells at all, and in which it lets wait what is less grave. */
function When({ value, set }: Part) {
  const { t } = useTranslation();
  return (
    <>
      <HoursField
        legend={t("ui.told.hours")}
        words={t("ui.told.only_in")}
        value={value.hours}
        usual={DAY}
        onChange={(hours) => set({ hours })}
      />
      <HoursField
        legend={t("ui.told.quiet")}
        words={t("ui.told.waits_in")}
        value={value.quiet}
        usual={NIGHT}
        onChange={(quiet) => set({ quiet })}
      >
        <LevelChoice
          label={t("ui.told.wakes_from")}
          value={value.wakes_from}
          onPick={(wakes_from) => set({ wakes_from })}
        />
        <p className={form.hint}>{t("ui.told.quiet_hint")}</p>
      </HoursField>
    </>
  );
}

/** Who is told next, and after how long, if nobody answers. */
function Then({ value, channels, set }: Part) {
  const { t } = useTranslation();
  return (
    <>
      <NumberInput
        label={t("ui.told.climb_after")}
        value={value.climb_after_s / MINUTE_S}
        min={1}
        max={1440}
        allowDecimal={false}
        hideControls
        onChange={(told) => told !== "" && set({ climb_after_s: Number(told) * MINUTE_S })}
        required
      />
      <Rows
        legend={t("ui.told.then")}
        rows={value.stops}
        add={t("ui.told.stop_add")}
        remove={(n) => t("ui.told.stop_remove", { n })}
        fresh={() => ({ channel: "in_app", recipient: "", language: value.language })}
        onChange={(stops) => set({ stops })}
      >
        {(row, change) => <StopFields value={row} channels={channels} onChange={change} />}
      </Rows>
    </>
  );
}

interface Props {
  entry: RouteEntry;
  channels: string[];
  keep: (entry: RouteEntry) => Promise<NoticeRules>;
  onKept: () => void;
  onCancel: () => void;
  children?: ReactNode;
}

/** One route: from which level on, who, when, what may wait, and who is called after them. */
export function RouteForm({ entry, channels, keep, onKept, onCancel, children }: Props) {
  const { t } = useTranslation();
  const [value, setValue] = useState(entry);
  const set = (part: Partial<RouteEntry>) => setValue((old) => ({ ...old, ...part }));
  const kept = useMutation({ mutationFn: () => keep(value), onSuccess: onKept });
  const isReady = isWholeRoute(value) && !kept.isPending;
  const part = { value, channels, set };
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) kept.mutate();
      }}
    >
      <Who {...part} />
      <When {...part} />
      <Then {...part} />
      {kept.error && <ProblemNote problem={problemOf(kept.error)} />}
      <div className={form.foot}>
        <Button look="primary" type="submit" disabled={!isReady}>
          {t("ui.directory.save")}
        </Button>
        <Button onClick={onCancel}>{t("ui.cancel")}</Button>
        {children}
      </div>
    </form>
  );
}
