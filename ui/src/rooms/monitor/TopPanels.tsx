import { useTranslation } from "react-i18next";
import type { AccountRow, Indicators, Watch } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Bars } from "@/kit/Bars";
import { Panel } from "@/kit/Panel";
import { shortAccount } from "@/kit/PostCard";
import { Empty, Skeleton } from "@/kit/States";
import { foldText } from "@/kit/text";
import { useMonitorSearch } from "./search";
import css from "./TopPanels.module.css";

const MOST = 8;

/** A folded term as the watch's own author wrote it. */
function asWritten(term: string, { any, all, hashtags }: Watch): string {
  return [...any, ...all, ...hashtags].find((word) => foldText(word) === term) ?? term;
}

function Terms({ chart, watch }: { chart: Indicators; watch: Watch }) {
  const { t } = useTranslation();
  const { change } = useMonitorSearch();
  if (chart.terms.length === 0) return <Empty title={t("ui.top.terms_none")} />;
  const rows = chart.terms.slice(0, MOST).map(({ term, count }) => ({
    key: term,
    name: asWritten(term, watch),
    value: count,
    onPick: () => change({ q: term }),
  }));
  return <Bars label={t("ui.panel.terms")} rows={rows} />;
}

function Platforms({ chart }: { chart: Indicators }) {
  const { t } = useTranslation();
  const { change } = useMonitorSearch();
  if (chart.platforms.length === 0) return <Empty title={t("ui.top.platforms_none")} />;
  const rows = chart.platforms.slice(0, MOST).map(({ platform, count }) => ({
    key: platform,
    name: t(`ui.platform.${platform}`, { defaultValue: platform }),
    value: count,
    onPick: () => change({ platform }),
  }));
  return <Bars label={t("ui.panel.platforms")} rows={rows} />;
}

function Accounts({ rows }: { rows: AccountRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (rows.length === 0) return <Empty title={t("ui.top.accounts_none")} />;
  const bars = rows.slice(0, MOST).map((row) => ({
    key: row.account,
    name: <code title={row.account}>{shortAccount(row.account)}</code>,
    value: row.posts,
    note: t("ui.panel.reach", { n: format.compact(row.reach) }),
  }));
  return <Bars label={t("ui.panel.accounts")} rows={bars} />;
}

interface Props {
  watch: Watch;
  chart?: Indicators;
  accounts?: AccountRow[];
}

/** Who, with which words, where. */
export function TopPanels({ watch, chart, accounts }: Props) {
  const { t } = useTranslation();
  return (
    <div className={css.panels}>
      <Panel title={t("ui.panel.terms")}>
        {chart ? <Terms chart={chart} watch={watch} /> : <Skeleton />}
      </Panel>
      <Panel title={t("ui.panel.platforms")}>
        {chart ? <Platforms chart={chart} /> : <Skeleton />}
      </Panel>
      <Panel title={t("ui.panel.accounts")} note={t("ui.panel.pseudonyms")} className={css.wide}>
        {accounts ? <Accounts rows={accounts} /> : <Skeleton />}
      </Panel>
    </div>
  );
}
