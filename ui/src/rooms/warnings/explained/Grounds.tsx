import { useTranslation } from "react-i18next";
import type { WarningDetail } from "@/api/types";
import type { Change, Explanation } from "@/api/warned";
import { Lead } from "@/kit/Lead";
import { LevelBadge } from "@/kit/Level";
import { Panel } from "@/kit/Panel";
import { LEVELS } from "../search";
import { oftenLine, useNamed, useSentences } from "../sentences";
import css from "./Explained.module.css";
import { comesDown } from "./newest";

/** What would bring the level down, in the server's own sentence. */
export function ComesDown({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const say = useSentences();
  const line = comesDown(warning);
  if (!line || warning.closed_at !== null) return null;
  return (
    <p className={css.down}>
      <b>
        <Lead words={t("ui.warning.comes_down")} />
      </b>
      {say(line)}
    </p>
  );
}

function Edges({ told }: { told: Explanation }) {
  const say = useSentences();
  return (
    <ul className={css.edges}>
      {[...LEVELS].reverse().map((level) => (
        <li key={level}>
          <LevelBadge level={level} size="s" isShort />
          <span>{say(oftenLine(told.edges[level] ?? 0))}</span>
        </li>
      ))}
    </ul>
  );
}

/** What decided, each by its version: so that the same answer can be had again. */
export function Versions({ told }: { told: Explanation }) {
  const { t } = useTranslation();
  const named = useNamed();
  const { detector, reader, table, policy, rules } = told.versions;
  const rows = [
    ["detector", detector],
    ["reader", reader || "–"],
    ["table", table === 0 ? t("ui.rules.as_shipped") : String(table)],
    ["policy", policy],
    ["rules", String(rules)],
    ["preset", told.preset ? named(`warning.preset.${told.preset}`, told.preset) : "–"],
  ] as const;
  return (
    <Panel title={t("ui.versions.title")}>
      <dl className={css.versions}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`ui.versions.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={css.quiet}>{t("ui.versions.edges")}</p>
      <Edges told={told} />
      {told.periods.length > 0 && (
        <p className={css.quiet}>{t("ui.versions.periods", { names: told.periods.join(" · ") })}</p>
      )}
    </Panel>
  );
}

interface Sentences {
  change: Change;
  /** Of one change among others: what opens them says so, and on paper they are open. */
  isHistory?: boolean;
}

/** The whole change in sentences: word for word what the notice says. */
export function InSentences({ change, isHistory = false }: Sentences) {
  const { t } = useTranslation();
  const say = useSentences();
  const lines = change.lines ?? [];
  if (lines.length === 0) return null;
  return (
    <details className={isHistory ? `${css.told} ${css.history}` : css.told}>
      <summary>{t(isHistory ? "ui.history.why" : "ui.warning.sentences")}</summary>
      <ul>
        {lines.map((line) => (
          <li key={say(line)}>{say(line)}</li>
        ))}
      </ul>
    </details>
  );
}
