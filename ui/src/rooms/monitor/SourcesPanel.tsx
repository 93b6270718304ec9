import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { SourceState } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { SourceStatus, useFault } from "@/kit/SourceStatus";
import { Empty } from "@/kit/States";
import { Ago, At } from "@/kit/Time";
import { useLive } from "@/live/store";
import css from "./SourcesPanel.module.css";

function Row({ source }: { source: SourceState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const fault = useFault(source);
  return (
    <tr>
      <th scope="row">
        <span className={css.name}>{source.name}</span>
        <span className={css.connector}>{source.connector}</span>
        {fault && <span className={css.fault}>{fault}</span>}
      </th>
      <td>
        <SourceStatus source={source} />
      </td>
      <td>
        {source.last_fetch_at ? (
          <>
            <Ago at={source.last_fetch_at} />
            <span className="only-print">
              <At at={source.last_fetch_at} />
            </span>
          </>
        ) : (
          t("ui.source.never")
        )}
      </td>
      <td className={css.number}>{format.compact(source.posts)}</td>
    </tr>
  );
}

const NONE: SourceState[] = [];

/** Whom we hear, and whom we do not: a dead source must never look like calm. */
export function SourcesPanel() {
  const sources = useLive((state) => state.snapshot?.sources) ?? NONE;
  const { t } = useTranslation();
  return (
    <div data-part="sources">
      <Panel
        title={t("ui.panel.sources")}
        note={t("ui.panel.sources_note")}
        isFlush
        actions={<Link to="/sources">{t("ui.sources.manage")}</Link>}
      >
        {sources.length === 0 ? (
          <Empty
            title={t("ui.source.none")}
            action={<Link to="/sources">{t("ui.sources.add")}</Link>}
          >
            {t("ui.sources.none_words")}
          </Empty>
        ) : (
          <div className={css.scroll}>
            <table className={css.table}>
              <thead>
                <tr>
                  <th scope="col">{t("ui.source.name")}</th>
                  <th scope="col">{t("ui.source.status")}</th>
                  <th scope="col">{t("ui.source.last_fetch")}</th>
                  <th scope="col" className={css.number}>
                    {t("ui.source.posts")}
                  </th>
                </tr>
              </thead>
              <tbody>
                {sources.map((source) => (
                  <Row key={source.source_id} source={source} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </div>
  );
}
