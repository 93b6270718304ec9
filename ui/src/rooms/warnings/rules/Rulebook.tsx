import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { consequences, type RuleEntry, rulebook } from "@/api/rulings";
import { Ask } from "@/kit/deciding/Ask";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Scrolled } from "@/kit/Scrolled";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import { useWatchNames } from "../listed/useBeside";
import css from "./Rules.module.css";
import { TableView } from "./TableView";

const MOST = 50;

function OldTable({ version }: { version: number }) {
  const asked = useQuery({
    queryKey: ["consequences", version],
    queryFn: () => consequences(version),
    staleTime: Number.POSITIVE_INFINITY, // a version never changes
  });
  if (asked.error) return <ProblemNote problem={problemOf(asked.error)} />;
  return asked.data ? <TableView classes={asked.data.classes} /> : <Skeleton lines={5} />;
}

function Scope({ entry }: { entry: RuleEntry }) {
  const { t } = useTranslation();
  const nameOf = useWatchNames();
  if (entry.kind === "declaration")
    return (
      <Link to="/warnings/$id" params={{ id: entry.scope }}>
        {t("ui.rules.a_warning")}
      </Link>
    );
  return <>{entry.scope ? nameOf(entry.scope) : t("ui.warnings.watch_any")}</>;
}

function Row({ entry }: { entry: RuleEntry }) {
  const { t } = useTranslation();
  return (
    <li className={css.entry}>
      <span className={css.version}>{entry.version}</span>
      <div>
        <p>
          <b>{t(`ui.rules.kind.${entry.kind}`)}</b> · <Scope entry={entry} />
        </p>
        <p className={css.quiet}>
          {entry.person} · <At at={entry.at} />
        </p>
        <p className={css.why}>
          <PlainText text={entry.why} />
        </p>
        {entry.kind === "table" && (
          <Ask
            size="s"
            look="ghost"
            isWide
            label={t("ui.rules.see")}
            title={t("ui.rules.version", { n: entry.version })}
          >
            {() => <OldTable version={entry.version} />}
          </Ask>
        )}
      </div>
    </li>
  );
}

/** Every version of the rules, the newest first: who, when, why. */
export function Rulebook() {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["rulebook"], queryFn: () => rulebook({ limit: MOST }) });
  return (
    <Panel title={t("ui.rules.history")} isFlush className={css.book}>
      {asked.error && <ProblemNote problem={problemOf(asked.error)} />}
      {asked.data?.length === 0 && <p className={css.none}>{t("ui.rules.none")}</p>}
      {asked.data && asked.data.length > 0 && (
        <Scrolled className={css.entries} label={t("ui.table", { name: t("ui.rules.history") })}>
          <ol>
            {asked.data.map((entry) => (
              <Row key={entry.version} entry={entry} />
            ))}
          </ol>
        </Scrolled>
      )}
    </Panel>
  );
}
