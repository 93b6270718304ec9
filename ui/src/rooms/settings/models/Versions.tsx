import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type ModelVersion, putModelInUse } from "@/api/models";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import css from "./Models.module.css";
import { TOUCHES } from "./touches";

const TONES = { "in-use": "good", candidate: "accent", retired: "plain" } as const;

interface Used {
  version: string;
  verb: string;
  concern?: ModelVersion["concern"];
}

/** What speaks against a version, in one sentence. */
function useConcern() {
  const { t } = useTranslation();
  return ({ heads }: { heads: string[] }) =>
    heads.length === 0
      ? t("ui.models.concern.unmeasured")
      : t("ui.models.concern.worse", {
          heads: heads.map((head) => t(`ui.reading.head.${head}`)).join(" · "),
        });
}

function Asked({ version, verb, concern, onDone }: Used & { onDone: () => void }) {
  const { t } = useTranslation();
  const say = useConcern();
  const [insists, setInsists] = useState(false);
  return (
    <Decide
      words={t("ui.models.use_words", { version })}
      verb={verb}
      why={{ label: t("ui.action.reason"), hint: t("ui.models.why_hint"), isNeeded: true }}
      isReady={!concern || insists}
      touches={TOUCHES}
      act={(said) => putModelInUse(version, { ...said, insists })}
      onDone={onDone}
    >
      {concern && (
        <Checkbox
          label={t("ui.models.insist")}
          description={say(concern)}
          checked={insists}
          onChange={(event) => setInsists(event.currentTarget.checked)}
        />
      )}
    </Decide>
  );
}

/** Put a version in use on somebody's word; whether it may is the server's to say. */
export function Use(used: Used) {
  return (
    <Ask size="s" look="plain" label={used.verb}>
      {(close) => <Asked {...used} onDone={close} />}
    </Ask>
  );
}

const SHIPPED = "shipped";

function Origin({ one }: { one: ModelVersion }) {
  const { t } = useTranslation();
  const format = useFormat();
  const person = one.made_by;
  if (one.version === SHIPPED) return <p className={css.quiet}>{t("ui.models.shipped_words")}</p>;
  return (
    <p className={css.quiet}>
      {one.base
        ? t("ui.models.made", {
            person,
            n: format.number(one.corrections),
            count: one.corrections,
            base: one.base,
          })
        : t("ui.models.taken_in", { person })}{" "}
      {one.made_at && <At at={one.made_at} />} <code title={one.seal}>{one.seal.slice(0, 12)}</code>
    </p>
  );
}

interface Props {
  rows: ModelVersion[];
  chosen: string;
  onChoose: (version: string) => void;
}

/** Every version, the newest first; the shipped one is always there. */
export function Versions({ rows, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const say = useConcern();
  return (
    <Panel title={t("ui.models.versions")} isFlush>
      <ul>
        {rows.map((one) => (
          <li key={one.version} className={css.version} data-chosen={one.version === chosen}>
            <div className={css.line}>
              <button
                type="button"
                className={css.pick}
                aria-pressed={one.version === chosen}
                onClick={() => onChoose(one.version)}
              >
                {one.version}
              </button>
              <Chip tone={TONES[one.state]}>{t(`ui.models.state.${one.state}`)}</Chip>
              <span className={css.end}>
                {one.state !== "in-use" && (
                  <Use version={one.version} verb={t("ui.models.use")} concern={one.concern} />
                )}
              </span>
            </div>
            {one.concern && <p className={css.concern}>{say(one.concern)}</p>}
            <Origin one={one} />
            {one.decided_at && (
              <p className={css.quiet}>
                {one.person} <At at={one.decided_at} /> {one.why && "· "}
                <PlainText text={one.why} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
