import { Drawer } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createWatch, deleteWatch } from "@/api/client";
import type { Watch } from "@/api/types";
import { Button } from "@/kit/Button";
import { LevelShape } from "@/kit/Level";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { useLive } from "@/live/store";
import { without } from "./draft";
import css from "./WatchDrawer.module.css";
import { WatchForm } from "./WatchForm";

interface Props {
  /** "list", "new", a watch's id, or null for closed. */
  opened: string | null;
  onOpen: (what: string | null) => void;
}

function Undo({ gone, onDone }: { gone: Watch; onDone: () => void }) {
  const { t } = useTranslation();
  const undo = useMutation({ mutationFn: () => createWatch(without(gone)), onSuccess: onDone });
  return (
    <div className={css.undo} role="status">
      <span>{t("ui.watches.deleted", { name: gone.name })}</span>
      <Button size="s" onClick={() => undo.mutate()} disabled={undo.isPending}>
        {t("ui.watches.undo")}
      </Button>
      {undo.error && <ProblemNote problem={problemOf(undo.error)} />}
    </div>
  );
}

function List({ onOpen, onGone }: { onOpen: Props["onOpen"]; onGone: (watch: Watch) => void }) {
  const { t } = useTranslation();
  const watches = useLive((state) => state.snapshot?.watches) ?? [];
  const remove = useMutation({
    mutationFn: (watch: Watch) => deleteWatch(watch.watch_id),
    onSuccess: (_, watch) => onGone(watch),
  });
  return (
    <>
      {watches.length === 0 && (
        <Empty title={t("ui.monitor.no_watch")}>{t("ui.monitor.no_watch_words")}</Empty>
      )}
      <ul className={css.list}>
        {watches.map(({ watch, level }) => (
          <li key={watch.watch_id} className={css.row}>
            <LevelShape level={level} />
            <div className={css.words}>
              <b>{watch.name}</b>
              <span>{[...watch.any, ...watch.hashtags, ...watch.all].join(" · ")}</span>
            </div>
            <Button
              size="s"
              look="ghost"
              icon="edit"
              label={t("ui.watches.edit", { name: watch.name })}
              onClick={() => onOpen(watch.watch_id)}
            />
            <Button
              size="s"
              look="ghost"
              icon="trash"
              label={t("ui.watches.delete", { name: watch.name })}
              onClick={() => remove.mutate(watch)}
              disabled={remove.isPending}
            />
          </li>
        ))}
      </ul>
      {remove.error && <ProblemNote problem={problemOf(remove.error)} />}
      <Button look="primary" icon="plus" onClick={() => onOpen("new")}>
        {t("ui.watches.add")}
      </Button>
    </>
  );
}

/** Write, change and delete watches without leaving the Monitor. */
export default function WatchDrawer({ opened, onOpen }: Props) {
  const { t } = useTranslation();
  const [gone, setGone] = useState<Watch | null>(null);
  const found = useLive((state) =>
    state.snapshot?.watches.find((w) => w.watch.watch_id === opened),
  );
  const title =
    opened === "new"
      ? "ui.watches.add"
      : opened === "list"
        ? "ui.watches.title"
        : "ui.watches.change";
  return (
    <Drawer
      opened={opened !== null}
      onClose={() => onOpen(null)}
      position="right"
      size="min(560px, 100vw)"
      title={t(title)}
      closeButtonProps={{ "aria-label": t("ui.close") }}
    >
      <div className={css.body}>
        {gone && <Undo gone={gone} onDone={() => setGone(null)} />}
        {opened === "list" || (opened !== "new" && !found) ? (
          <List onOpen={onOpen} onGone={setGone} />
        ) : (
          <WatchForm key={opened} watch={found?.watch} onDone={() => onOpen("list")} />
        )}
      </div>
    </Drawer>
  );
}
