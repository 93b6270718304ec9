import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WarningDetail } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Chart } from "@/kit/Chart";
import { Icon } from "@/kit/Icon";
import { LevelBadge } from "@/kit/Level";
import { Panel } from "@/kit/Panel";
import { PostCard } from "@/kit/PostCard";
import { Segments } from "@/kit/Segments";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Ago, At, useNow } from "@/kit/Time";
import { Actions } from "./Actions";
import { History } from "./History";
import { Notices } from "./Notices";
import { Reasons } from "./Reasons";
import { useWarning } from "./useWarnings";
import css from "./WarningDetails.module.css";

const SHOWN = ["mentions", "negative", "negative_share", "accounts", "emotions"] as const;

type Shown = (typeof SHOWN)[number];

/** The indicator that did most to raise the warning. */
function strongest({ changes }: WarningDetail): Shown {
  const told = changes.find((change) => change.reasons.length > 0)?.reasons[0]?.indicator;
  return SHOWN.find((name) => name === told) ?? "mentions";
}

/** On paper: whose page this is, and as of when. */
function Printed() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  return (
    <p className={`${css.printed} only-print`}>
      {t("ui.warning.printed", {
        at: `${format.full(now)} ${format.zone()}`,
        utc: format.utc(now),
      })}
    </p>
  );
}

function Head({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  return (
    <header className={css.head}>
      <Printed />
      <Link to="/warnings" className={`${css.back} no-print`}>
        <Icon name="back" size={14} /> {t("ui.room.warnings")}
      </Link>
      <div className={css.title}>
        <LevelBadge level={warning.level} size="l" />
        <h1>{warning.watch_name}</h1>
      </div>
      <div className={css.actions}>
        <Actions warning={warning} />
        <Button icon="print" look="ghost" label={t("ui.warning.print")} onClick={() => print()} />
      </div>
      <dl className={css.facts}>
        <div>
          <dt>{t("ui.warning.opened")}</dt>
          <dd>
            <At at={warning.opened_at} />
          </dd>
        </div>
        <div>
          <dt>{t(warning.closed_at ? "ui.warning.closed" : "ui.warning.since")}</dt>
          <dd>
            <At at={warning.since} />{" "}
            <span className={css.quiet}>
              <Ago at={warning.since} />
            </span>
          </dd>
        </div>
        <div>
          <dt>{t("ui.warnings.peak")}</dt>
          <dd>
            <LevelBadge level={warning.peak} size="s" />
          </dd>
        </div>
        <div>
          <dt>{t("ui.warning.acknowledged")}</dt>
          <dd>
            {warning.acknowledged_at ? (
              <>
                {warning.acknowledged_by} <At at={warning.acknowledged_at} />
              </>
            ) : (
              t("ui.warning.nobody")
            )}
          </dd>
        </div>
      </dl>
    </header>
  );
}

function Around({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [indicator, setIndicator] = useState<Shown>(() => strongest(warning));
  return (
    <Panel
      title={t("ui.warning.chart")}
      note={t("ui.chart.per", { span: format.span(warning.chart.step_s) })}
      actions={
        <div className="no-print">
          <Segments
            label={t("ui.monitor.indicators")}
            rows={SHOWN.map((value) => ({ value, name: t(`ui.indicator.${value}`) }))}
            value={indicator}
            onChange={setIndicator}
          />
        </div>
      }
      className={css.chart}
    >
      <Chart chart={warning.chart} indicator={indicator} height={240} />
    </Panel>
  );
}

function Evidence({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const posts = warning.evidence_posts;
  return (
    <Panel
      title={t("ui.warning.evidence")}
      note={t("ui.warning.evidence_note", { count: posts.length })}
      isFlush
      className={css.evidence}
    >
      {posts.length === 0 ? (
        <Empty title={t("ui.warning.no_evidence")}>{t("ui.warning.no_evidence_words")}</Empty>
      ) : (
        <ul className={css.posts}>
          {posts.map((post) => (
            <li key={post.id}>
              <PostCard post={post} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** One early warning explains itself. */
export function WarningDetails({ id }: { id: string }) {
  const { t } = useTranslation();
  const query = useWarning(id);
  if (query.error && !query.data)
    return <ProblemNote problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  if (!query.data)
    return (
      <div className={css.page}>
        <Skeleton lines={9} height={18} />
      </div>
    );
  const warning = query.data;
  return (
    <article className={css.page}>
      <Head warning={warning} />
      <div className={css.columns}>
        <div className={css.column}>
          <Panel title={t("ui.warning.why")} note={t("ui.warning.why_note")}>
            <Reasons changes={warning.changes} />
          </Panel>
          <Around warning={warning} />
          <Evidence warning={warning} />
        </div>
        <div className={css.column}>
          <Panel title={t("ui.warning.history")}>
            <History changes={warning.changes} />
          </Panel>
          <Panel title={t("ui.warning.told")} isFlush>
            <Notices notices={warning.notices} />
          </Panel>
        </div>
      </div>
    </article>
  );
}
