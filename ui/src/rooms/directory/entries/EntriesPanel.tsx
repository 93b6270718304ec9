import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { keepEntry, removeEntry } from "@/api/directory";
import { type Entry, entries } from "@/api/people";
import { Button } from "@/kit/Button";
import { useMay } from "@/kit/deciding/may";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import css from "../Directory.module.css";
import { KINDS, type Kind, labelOf } from "../kinds";
import { Undone } from "../Undone";
import { Cell } from "./Cell";
import { EntryDrawer } from "./EntryDrawer";
import { type Names, useNames } from "./useNames";
import { useUndo } from "./useUndo";

interface RowProps {
  kind: Kind;
  one: Entry;
  names: Names;
  mayKeep: boolean;
  mayRemove: boolean;
  onOpen: () => void;
  onRemoved: () => void;
}

function Row({ kind, one, names, mayKeep, mayRemove, onOpen, onRemoved }: RowProps) {
  const { t } = useTranslation();
  const remove = useMutation({
    mutationFn: () => removeEntry(kind, one.entry_id),
    onSuccess: onRemoved,
  });
  const isOpenable = mayKeep || kind === "policies";
  return (
    <tr>
      <th scope="row">
        {isOpenable ? (
          <button type="button" className={css.open} onClick={onOpen}>
            <PlainText text={one.name} />
          </button>
        ) : (
          <PlainText text={one.name} />
        )}
        {kind === "policies" && (
          <span className={css.quiet}> {t("ui.directory.version_n", { n: one.version })}</span>
        )}
        {one.note ? (
          <span className={css.note}>
            <PlainText text={String(one.note)} />
          </span>
        ) : null}
      </th>
      {KINDS[kind].fields
        .filter((field) => field.isShown)
        .map((field) => (
          <td key={field.name} className={css.cell} data-name={t(labelOf(field))}>
            <span>
              <Cell field={field} value={one[field.name]} names={names} />
            </span>
          </td>
        ))}
      {mayRemove && (
        <td className={`${css.acts} ${css.corner} no-print`}>
          <Button
            size="s"
            look="ghost"
            icon="trash"
            label={t("ui.directory.remove", { name: one.name })}
            onClick={() => remove.mutate()}
            disabled={remove.isPending}
          />
          {remove.error && <ProblemNote problem={problemOf(remove.error)} />}
        </td>
      )}
    </tr>
  );
}

interface Props {
  kind: Kind;
  /** The id of the entry that is opened, "new" for a new one. */
  opened?: string;
  onOpen: (what: string | undefined) => void;
}

/** All entries of a kind: read by everybody, kept by whom the law lets. */
export function EntriesPanel({ kind, opened, onOpen }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const names = useNames();
  const may = useMay();
  const undo = useUndo();
  const asked = useQuery({ queryKey: ["directory", kind], queryFn: () => entries(kind) });
  const [mayKeep, mayRemove] = [may(`${KINDS[kind].word}.keep`), may(`${KINDS[kind].word}.remove`)];
  const title = t(`ui.directory.tab.${kind}`);
  const anew = () => client.invalidateQueries({ queryKey: ["directory"] });
  const add = mayKeep && (
    <Button size="s" icon="plus" onClick={() => onOpen("new")}>
      {t("ui.directory.add")}
    </Button>
  );
  const removed = (one: Entry) => {
    undo.offer({
      words: t("ui.directory.removed", { name: one.name }),
      act: () => keepEntry(kind, one),
    });
    void anew();
  };
  const kept = (one: Entry) => {
    const was = asked.data?.find((each) => each.entry_id === one.entry_id);
    undo.offer({
      words: t(was ? "ui.directory.changed" : "ui.directory.added", { name: one.name }),
      act: () => (was ? keepEntry(kind, was) : removeEntry(kind, one.entry_id)),
    });
    onOpen(undefined);
    void anew();
  };
  return (
    <>
      {undo.last && <Undone key={undo.last.words} undo={undo.last} onDone={undo.done} />}
      <Panel title={title} actions={add} isFlush>
        {asked.error ? (
          <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
        ) : !asked.data ? (
          <Skeleton lines={6} height={16} />
        ) : asked.data.length === 0 ? (
          <Empty title={t("ui.directory.none")} action={add || undefined}>
            {t(`ui.directory.empty.${kind}`)}
          </Empty>
        ) : (
          <TableFrame label={title}>
            <thead>
              <tr>
                <th scope="col">{t("ui.directory.name")}</th>
                {KINDS[kind].fields
                  .filter((field) => field.isShown)
                  .map((field) => (
                    <th key={field.name} scope="col">
                      {t(labelOf(field))}
                    </th>
                  ))}
                {mayRemove && (
                  <th scope="col">
                    <span className="unseen">{t("ui.directory.acts")}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {asked.data.map((one) => (
                <Row
                  key={one.entry_id}
                  kind={kind}
                  one={one}
                  names={names}
                  mayKeep={mayKeep}
                  mayRemove={mayRemove}
                  onOpen={() => onOpen(one.entry_id)}
                  onRemoved={() => removed(one)}
                />
              ))}
            </tbody>
          </TableFrame>
        )}
      </Panel>
      <EntryDrawer
        kind={kind}
        entry={asked.data?.find((one) => one.entry_id === opened)}
        isNew={opened === "new" && mayKeep}
        mayKeep={mayKeep}
        names={names}
        onKept={kept}
        onClose={() => onOpen(undefined)}
      />
    </>
  );
}
