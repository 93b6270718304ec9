import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { changeSource } from "@/api/client";
import type { SourceState } from "@/api/types";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Panel } from "@/kit/Panel";
import { SourceStatus, useFault } from "@/kit/SourceStatus";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { Ago } from "@/kit/Time";
import { useLive } from "@/live/store";
import { entryOf } from "./entry";
import css from "./SourceTable.module.css";

interface RowProps {
  source: SourceState;
  onOpen: (id: string) => void;
}

function Pause({ source }: { source: SourceState }) {
  const { t } = useTranslation();
  const turn = useMutation({
    mutationFn: () =>
      changeSource(source.source_id, { ...entryOf(source), is_enabled: !source.is_enabled }),
  });
  const words = source.is_enabled ? "ui.sources.pause" : "ui.sources.resume";
  return (
    <>
      <Button
        size="s"
        look="ghost"
        icon={source.is_enabled ? "pause" : "play"}
        label={t(words, { name: source.name })}
        onClick={() => turn.mutate()}
        disabled={turn.isPending}
      />
      {turn.error && <ProblemNote problem={problemOf(turn.error)} />}
    </>
  );
}

function When({ at }: { at: string | null }) {
  const { t } = useTranslation();
  return at ? <Ago at={at} /> : <span className={css.quiet}>{t("ui.source.never")}</span>;
}

function Row({ source, onOpen }: RowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const fault = useFault(source);
  const label = (name: string) => t(`ui.source.${name}`);
  return (
    <tr data-off={!source.is_enabled}>
      <th scope="row">
        <span className={css.name}>{source.name}</span>
        <span className={css.connector}>
          {source.connector} ·{" "}
          {t("ui.sources.every", { span: format.span(source.expected_every_s) })}
        </span>
        {fault && <span className={css.fault}>{fault}</span>}
      </th>
      <td>
        <SourceStatus source={source} />
      </td>
      <td data-label={label("last_fetch")}>
        <When at={source.last_fetch_at} />
      </td>
      <td data-label={label("last_post")}>
        <When at={source.last_post_at} />
      </td>
      <td className={css.number} data-label={label("posts")}>
        {format.compact(source.posts)}
      </td>
      <td className={css.acts}>
        <Pause source={source} />
        <Button
          size="s"
          look="ghost"
          icon="edit"
          label={t("ui.sources.edit", { name: source.name })}
          onClick={() => onOpen(source.source_id)}
        />
      </td>
    </tr>
  );
}

const COLUMNS = ["name", "status", "last_fetch", "last_post", "posts"] as const;

export function SourceTable({ onOpen }: { onOpen: (what: string) => void }) {
  const { t } = useTranslation();
  const sources = useLive((state) => state.snapshot?.sources) ?? [];
  return (
    <Panel title={t("ui.panel.sources")} note={t("ui.panel.sources_note")} isFlush>
      {sources.length === 0 ? (
        <Empty
          title={t("ui.source.none")}
          action={
            <Button look="primary" icon="plus" onClick={() => onOpen("new")}>
              {t("ui.sources.add")}
            </Button>
          }
        >
          {t("ui.sources.none_words")}
        </Empty>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className={name === "posts" ? css.number : undefined}>
                  {t(`ui.source.${name}`)}
                </th>
              ))}
              <th scope="col">
                <span className="unseen">{t("ui.sources.acts")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <Row key={source.source_id} source={source} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
