import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Alarming, putSilence } from "@/api/rulings";
import { useFormat } from "@/i18n/format";
import { Choice } from "@/kit/Choice";
import { Decide } from "@/kit/deciding/Decide";
import { MomentInput } from "@/kit/Moment";
import { Segments } from "@/kit/Segments";
import { LEVELS } from "../search";
import { useNamed } from "../sentences";
import { rulesToSilence } from "./rules";
import css from "./Verdicts.module.css";

const HOURS = [1, 4, 12, 24] as const;
const HOUR_MS = 3_600_000;
const after = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

interface Props {
  /** "" for every watch. */
  watch: string;
  name: string;
  /** Rules that have fired, to silence one of them alone. */
  fired?: readonly string[];
  onDone: () => void;
}

/** What is kept back, why, until when and by whom; red takes a second person. */
export function Silencing({ watch, name, fired = [], onDone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useNamed();
  const [rule, setRule] = useState("");
  const [upTo, setUpTo] = useState<Alarming>("yellow");
  const [hours, setHours] = useState<number>(4);
  const [ends, setEnds] = useState(() => after(4));
  const [second, setSecond] = useState("");
  const rows = [...LEVELS].reverse().map((value) => ({ value, name: t(`ui.level.${value}`) }));
  return (
    <Decide
      words={watch ? t("ui.silence.words", { watch: name }) : t("ui.silence.words_all")}
      verb={t("ui.silence.begin")}
      look="danger"
      why={{ label: t("ui.action.reason"), hint: t("ui.silence.reason_hint"), isNeeded: true }}
      isReady={ends !== "" && (upTo !== "red" || second.trim() !== "")}
      touches={["silences", "withheld", "warning"]}
      act={({ person, why }) =>
        putSilence({
          watch_id: watch,
          up_to: upTo,
          rule,
          reason: why,
          person,
          second_person: upTo === "red" ? second.trim() : "",
          ends_at: ends,
        })
      }
      onDone={onDone}
    >
      <Choice
        label={t("ui.silence.up_to")}
        description={t("ui.silence.up_to_hint")}
        value={upTo}
        options={rows}
        onPick={(value) => setUpTo(LEVELS.find((level) => level === value) ?? "yellow")}
      />
      <Choice
        label={t("ui.silence.rule")}
        description={t("ui.silence.rule_hint")}
        value={rule}
        none={t("ui.silence.any_rule")}
        options={rulesToSilence(fired).map((value) => ({
          value,
          name: named(`warning.rule.${value}`, value),
        }))}
        onPick={setRule}
      />
      <div>
        <Segments
          label={t("ui.silence.for")}
          rows={HOURS.map((value) => ({ value, name: format.span(value * 3600) }))}
          value={hours}
          onChange={(value) => {
            setHours(value);
            setEnds(after(value));
          }}
        />
        <div className={css.hint}>
          <MomentInput
            key={hours}
            label={t("ui.silence.ends")}
            value={ends}
            onChange={setEnds}
            required
          />
        </div>
      </div>
      {upTo === "red" && (
        <TextInput
          label={t("ui.silence.second")}
          description={t("ui.silence.second_hint")}
          value={second}
          maxLength={200}
          onChange={(event) => setSecond(event.currentTarget.value)}
          required
        />
      )}
    </Decide>
  );
}
