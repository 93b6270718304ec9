import { TextInput } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import {
  type CalendarRead,
  importPeriods,
  type KeptPeriod,
  periods,
  removePeriod,
} from "@/api/periods";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { Lead } from "@/kit/Lead";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import { useSentences } from "../sentences";
import { OwnDate } from "./dates/OwnDate";
import { TakeDate } from "./dates/TakeDate";
import css from "./Rules.module.css";

const TOUCHES = ["periods", "terms"];

/** What became of the file: how many are kept, and each event that is not, with why. */
function Read({ read }: { read: CalendarRead }) {
  const { t } = useTranslation();
  const say = useSentences();
  return (
    <div className={css.none} role="status">
      <p>{t("ui.dates.kept", { count: read.kept.length })}</p>
      {read.left_out.length > 0 && (
        <>
          <p>{t("ui.dates.left_out", { count: read.left_out.length })}</p>
          <ul className={css.lines}>
            {read.left_out.map((one) => (
              <li key={one.line}>
                <Lead words={t("ui.dates.line", { line: one.line })} />
                {say(one.why)}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Import({ onRead, onDone }: { onRead: (read: CalendarRead) => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <Decide
      words={t("ui.dates.words")}
      verb={t("ui.dates.import")}
      isReady={file !== undefined && zone.trim() !== ""}
      touches={TOUCHES}
      act={async ({ person }) => {
        const content = (await file?.text()) ?? "";
        onRead(await importPeriods(content, zone.trim(), person));
      }}
      onDone={onDone}
    >
      <label className={css.stack}>
        {t("ui.dates.file")}
        <input
          type="file"
          accept=".ics,text/calendar"
          onChange={(event) => setFile(event.currentTarget.files?.[0])}
          required
        />
      </label>
      <TextInput
        label={t("ui.dates.zone")}
        description={t("ui.dates.zone_hint")}
        value={zone}
        onChange={(event) => setZone(event.currentTarget.value)}
        required
      />
    </Decide>
  );
}

function Row({ one }: { one: KeptPeriod }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className={css.entry}>
      <div className={css.stack}>
        <span className={css.line}>
          <b>
            <PlainText text={one.name} />
          </b>
          <Chip>{t(`ui.dates.source.${one.source}`)}</Chip>
          {one.repeats && <Chip title={one.repeats}>{t("ui.dates.repeats")}</Chip>}
        </span>
        <span className={css.quiet}>
          <At at={one.begins_at} /> – <At at={one.ends_at} /> ·{" "}
          {t("ui.dates.effect", {
            edge: format.number(one.edge_factor),
            poll: format.percent(one.poll_factor),
          })}
        </span>
        {one.calls.length > 0 && (
          <span className={css.quiet}>
            <Lead words={t("ui.dates.also_told")} />
            <PlainText text={one.calls.map(({ recipient }) => recipient).join(" · ")} />
          </span>
        )}
      </div>
      {one.source !== "watch" && (
        <Ask size="s" look="ghost" label={t("ui.dates.remove")}>
          {(close) => (
            <Decide
              words={t("ui.dates.remove_words", { name: one.name })}
              verb={t("ui.dates.remove")}
              look="danger"
              touches={TOUCHES}
              act={({ person }) => removePeriod(one.period_id, person)}
              onDone={close}
            />
          )}
        </Ask>
      )}
    </li>
  );
}

/** Sensitive dates of the house: what is kept; own ones, shipped ones and an ICS file's. */
export function Dates() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [read, setRead] = useState<CalendarRead>();
  const asked = useQuery({ queryKey: ["periods"], queryFn: periods });
  const rows = asked.data;
  const keep = (found: CalendarRead) => {
    setRead(found);
    void client.invalidateQueries({ queryKey: ["periods"] });
  };
  return (
    <Panel
      title={t("ui.dates.title")}
      note={t("ui.dates.note")}
      actions={
        <>
          <Ask size="s" icon="plus" label={t("ui.dates.add")}>
            {(close) => <OwnDate touches={TOUCHES} onDone={close} />}
          </Ask>
          <Ask size="s" label={t("ui.dates.take_some")}>
            {(close) => <TakeDate kept={rows ?? []} touches={TOUCHES} onDone={close} />}
          </Ask>
          <Ask size="s" label={t("ui.dates.import")}>
            {(close) => <Import onRead={keep} onDone={close} />}
          </Ask>
        </>
      }
      isFlush
    >
      {asked.error && !rows && <ProblemNote problem={problemOf(asked.error)} />}
      {!rows && !asked.error && <Skeleton lines={3} />}
      {read && <Read read={read} />}
      {rows?.length === 0 && <p className={css.none}>{t("ui.dates.none")}</p>}
      <ul className={css.entries}>
        {rows?.map((one) => (
          <Row key={`${one.source} ${one.period_id} ${one.watches.join(" ")}`} one={one} />
        ))}
      </ul>
    </Panel>
  );
}
