import { useTranslation } from "react-i18next";
import type { SourceState, SourceStatus } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Status } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { Empty } from "@/kit/States";
import { Ago } from "@/kit/Time";
import { useLive } from "@/live/store";
import css from "./SourcesPanel.module.css";

const TONE: Record<SourceStatus, "good" | "warm" | "bad" | "plain"> = {
  alive: "good",
  late: "warm",
  failing: "bad",
  refused: "bad",
  off: "plain",
  waiting: "plain",
};

function Row({ source }: { source: SourceState }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const fault = source.fault && (i18n.exists(source.fault) ? t(source.fault) : source.fault);
  return (
    <tr>
      <th scope="row">
        <span className={css.name}>{source.name}</span>
        <span className={css.connector}>{source.connector}</span>
        {(fault || source.failures > 0) && (
          <span className={css.fault}>
            {source.failures > 0 && t("ui.source.failures", { count: source.failures })} {fault}
          </span>
        )}
      </th>
      <td>
        <Status tone={TONE[source.status]}>{t(`ui.source.${source.status}`)}</Status>
      </td>
      <td>{source.last_fetch_at ? <Ago at={source.last_fetch_at} /> : t("ui.source.never")}</td>
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
      <Panel title={t("ui.panel.sources")} note={t("ui.panel.sources_note")} isFlush>
        {sources.length === 0 ? (
          <Empty title={t("ui.source.none")}>{t("ui.source.none_words")}</Empty>
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
