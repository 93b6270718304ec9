import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { consequences, declare, rulebook } from "@/api/rulings";
import type { EarlyWarning, WarningDetail } from "@/api/types";
import type { Finding } from "@/api/warned";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Segments } from "@/kit/Segments";
import { At } from "@/kit/Time";
import { useNamed } from "../sentences";
import css from "./Consequence.module.css";
import { showPost } from "./Evidence";
import { explanationOf } from "./newest";

const TOUCHES = ["warning", "rulebook"];

const useTable = () =>
  useQuery({ queryKey: ["consequences"], queryFn: () => consequences(), staleTime: 60_000 });

interface Saying {
  warning: EarlyWarning;
  /** Without it: any class of the table may be chosen. */
  code?: string;
  applies: boolean;
  onDone: () => void;
}

/** A named person says what the consequence is; two levels are theirs alone to give. */
function Declare({ warning, code, applies, onDone }: Saying) {
  const { t } = useTranslation();
  const named = useNamed();
  const classes = useTable().data?.classes ?? [];
  const [picked, setPicked] = useState(code ?? "");
  const [levels, setLevels] = useState(1);
  const chosen = classes.find((one) => one.code === picked);
  const most = chosen?.lift ?? 0;
  const nameOf = (key: string, own = "") => named(`warning.class.${key}`, own || key);
  return (
    <Decide
      words={t(applies ? "ui.consequence.confirm_words" : "ui.consequence.deny_words", {
        name: picked ? nameOf(picked, chosen?.name) : "…",
        watch: warning.watch_name,
      })}
      verb={t(applies ? "ui.consequence.confirm" : "ui.consequence.deny")}
      why={{ label: t("ui.action.reason"), hint: t("ui.consequence.reason_hint"), isNeeded: true }}
      isReady={picked !== ""}
      touches={TOUCHES}
      act={({ person, why }) =>
        declare(warning.warning_id, {
          class: picked,
          person,
          reason: why,
          applies,
          two_levels: applies && levels === 2 && most === 2,
        })
      }
      onDone={onDone}
    >
      {code === undefined && (
        <Choice
          label={t("ui.consequence.class")}
          value={picked}
          none={t("ui.consequence.class_none")}
          options={classes.map((one) => ({ value: one.code, name: nameOf(one.code, one.name) }))}
          onPick={setPicked}
          required
        />
      )}
      {applies && most === 2 && (
        <div>
          <Segments
            label={t("ui.consequence.levels")}
            rows={[1, 2].map((value) => ({
              value,
              name: t("ui.consequence.lift", { count: value }),
            }))}
            value={levels}
            onChange={setLevels}
          />
          <p className={css.hint}>{t("ui.consequence.levels_hint")}</p>
        </div>
      )}
    </Decide>
  );
}

function Found({ warning, finding }: { warning: EarlyWarning; finding: Finding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useNamed();
  const isStanding = warning.closed_at === null;
  return (
    <li className={css.finding}>
      <div className={css.top}>
        <b>{named(`warning.class.${finding.class}`, finding.name || finding.class)}</b>
        <Chip tone={finding.by ? "accent" : "plain"}>
          {finding.by
            ? t(finding.is_confirmed ? "ui.consequence.two" : "ui.consequence.by", {
                person: finding.by,
              })
            : t("ui.consequence.suggested")}
        </Chip>
        <span className={css.lift}>{t("ui.consequence.lift", { count: finding.lift })}</span>
      </div>
      {finding.words.length > 0 && (
        <p className={css.words}>
          {t("ui.consequence.share", {
            share: format.percent(finding.share),
            usual: format.percent(finding.usual),
          })}{" "}
          {finding.words.map((word) => (
            <q key={word} className={css.word}>
              <PlainText text={word} />
            </q>
          ))}
        </p>
      )}
      {finding.posts.length > 0 && (
        <p className={css.posts}>
          {finding.posts.map((post, n) => (
            <button key={post} type="button" className={css.post} onClick={() => showPost(post)}>
              {t("ui.consequence.post", { n: n + 1 })}
            </button>
          ))}
        </p>
      )}
      {isStanding && (
        <div className={`${css.buttons} no-print`}>
          <Ask size="s" label={t("ui.consequence.confirm")}>
            {(close) => <Declare warning={warning} code={finding.class} applies onDone={close} />}
          </Ask>
          <Ask size="s" look="ghost" label={t("ui.consequence.deny")}>
            {(close) => (
              <Declare warning={warning} code={finding.class} applies={false} onDone={close} />
            )}
          </Ask>
        </div>
      )}
    </li>
  );
}

const MOST_WORDS = 20;

/** What people have declared of this warning, newest first, whether or not a level moved. */
function Declared({ warning }: { warning: EarlyWarning }) {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ["rulebook", warning.warning_id],
    queryFn: () => rulebook({ kind: "declaration", scope: warning.warning_id, limit: MOST_WORDS }),
  });
  if (!asked.data?.length) return null;
  return (
    <ul className={css.declared} aria-label={t("ui.consequence.declared")}>
      {asked.data.map((one) => (
        <li key={one.version}>
          {t("ui.consequence.by", { person: one.person })} · <At at={one.at} />
          <span>
            <PlainText text={one.why} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Which grave consequence the posts speak of, what speaks for it, and a person's word on it. */
export function Consequence({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const found = explanationOf(warning)?.findings ?? [];
  return (
    <Panel title={t("ui.consequence.title")} note={t("ui.consequence.note")} isFlush>
      {found.length === 0 && <p className={css.none}>{t("ui.consequence.none")}</p>}
      <ul>
        {found.map((finding) => (
          <Found key={finding.class} warning={warning} finding={finding} />
        ))}
      </ul>
      <Declared warning={warning} />
      {warning.closed_at === null && (
        <div className={`${css.other} no-print`}>
          <Ask
            size="s"
            icon="plus"
            label={t(found.length === 0 ? "ui.consequence.one" : "ui.consequence.other")}
          >
            {(close) => <Declare warning={warning} applies onDone={close} />}
          </Ask>
        </div>
      )}
    </Panel>
  );
}
