import { Drawer } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { createWatch, deleteWatch, watch as written } from "@/api/client";
import type { Watch } from "@/api/types";
import { Button } from "@/kit/Button";
import { LevelShape } from "@/kit/Level";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
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
    mutationFn: async ({ watch_id }: Watch) => {
      const whole = await written(watch_id); // so that an undo brings its handles back
      await deleteWatch(watch_id);
      return whole;
    },
    onSuccess: onGone,
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

/** The form of a watch as it was written, which the server alone can tell. */
function Change({ id, onDone }: { id: string; onDone: () => void }) {
  const asked = useQuery({
    queryKey: ["watch", id],
    queryFn: () => written(id),
    gcTime: 0, // another may have changed it since
  });
  if (asked.data) return <WatchForm watch={asked.data} onDone={onDone} />;
  if (!asked.error) return <Skeleton lines={6} height={16} />;
  return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
}

/** Write, change and delete watches without leaving the Monitor. */
export default function WatchDrawer({ opened, onOpen }: Props) {
  const { t } = useTranslation();
  const [gone, setGone] = useState<Watch | null>(null);
  const isKnown = useLive(
    (state) => state.snapshot?.watches.some((w) => w.watch.watch_id === opened) ?? false,
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
        {opened === "list" || (opened !== "new" && !isKnown) ? (
          <List onOpen={onOpen} onGone={setGone} />
        ) : opened === "new" ? (
          <WatchForm onDone={() => onOpen("list")} />
        ) : (
          <Change key={opened} id={opened ?? ""} onDone={() => onOpen("list")} />
        )}
      </div>
    </Drawer>
  );
}
