import { Drawer } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { forgetRoutes, type NoticeRules, noticeRules, putRoutes } from "@/api/telling";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Act } from "@/kit/deciding/Act";
import { Ask } from "@/kit/deciding/Ask";
import { useMay } from "@/kit/deciding/may";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { type Undo, useUndo } from "../entries/useUndo";
import { Undone } from "../Undone";
import { Held } from "./HeldBack";
import { RouteForm } from "./RouteForm";
import { RouteTable } from "./RouteTable";
import { entryOf, freshRoute, withRoute } from "./route";
import { Standing } from "./Standing";
import css from "./Told.module.css";

const KEY = ["told"] as const;

/** Have the routes stand as they did, whatever version holds by then. */
async function asBefore(before: NoticeRules): Promise<unknown> {
  const { version } = await noticeRules();
  return before.version ? putRoutes(before.routes.map(entryOf), version) : forgetRoutes(version);
}

interface Changing {
  rules: NoticeRules;
  /** The place of the one that is changed; none: it is new. */
  at: number | undefined;
  onDone: (undo: Undo) => void;
  onClose: () => void;
}

/** One route in a drawer: changed, added or removed. */
function Changing({ rules, at, onDone, onClose }: Changing) {
  const { t, i18n } = useTranslation();
  const one = at === undefined ? undefined : rules.routes[at];
  const done = (words: string) => onDone({ words: t(words), act: () => asBefore(rules) });
  return (
    <RouteForm
      entry={one ? entryOf(one) : freshRoute(i18n.language)}
      channels={rules.channels}
      keep={(entry) => putRoutes(withRoute(rules.routes, at, entry), rules.version)}
      onKept={() => done(one ? "ui.told.changed" : "ui.told.added")}
      onCancel={onClose}
    >
      {one && (
        <Ask look="ghost" icon="trash" label={t("ui.told.remove")}>
          {(close) => (
            <Act
              words={t("ui.told.remove_words")}
              verb={t("ui.told.remove")}
              look="danger"
              touches={KEY}
              act={async () => {
                await putRoutes(withRoute(rules.routes, at, undefined), rules.version);
                done("ui.told.removed");
              }}
              onDone={close}
            />
          )}
        </Ask>
      )}
    </RouteForm>
  );
}

function Routes({ rules }: { rules: NoticeRules }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const mayKeep = useMay()("route.keep");
  const undo = useUndo();
  const [opened, setOpened] = useState<{ rules: NoticeRules; at: number | undefined }>();
  const close = () => setOpened(undefined);
  const open = (at?: number) => setOpened({ rules, at });
  const done = (one: Undo) => {
    undo.offer(one);
    close();
    void client.invalidateQueries({ queryKey: KEY });
  };
  const add = mayKeep && (
    <Button size="s" icon="plus" onClick={() => open()}>
      {t("ui.told.add")}
    </Button>
  );
  return (
    <>
      {undo.last && <Undone key={undo.last.words} undo={undo.last} onDone={undo.done} />}
      <Panel
        title={t("ui.told.routes")}
        note={t("ui.told.routes_note")}
        actions={add || undefined}
        isFlush
      >
        {rules.routes.length === 0 ? (
          <Empty title={t("ui.told.none")}>{t("ui.told.none_words")}</Empty>
        ) : (
          <RouteTable rules={rules} onOpen={mayKeep ? open : undefined} />
        )}
        <Standing rules={rules} mayKeep={mayKeep} onDone={done} before={() => asBefore(rules)} />
      </Panel>
      <Drawer
        opened={opened !== undefined}
        onClose={close}
        position="right"
        size="min(520px, 100vw)"
        title={t(opened?.at === undefined ? "ui.told.add" : "ui.told.change")}
        closeButtonProps={{ "aria-label": t("ui.close") }}
      >
        {opened && <Changing {...opened} onDone={done} onClose={close} />}
      </Drawer>
    </>
  );
}

/** Who is told from which level on, now and at night; and what waits to be told together. */
export function ToldPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({ queryKey: KEY, queryFn: noticeRules, refetchInterval: 60_000 });
  if (asked.error && !asked.data) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton lines={5} height={16} />;
  const { held, few, window_s: window } = asked.data;
  return (
    <>
      <Routes rules={asked.data} />
      <Panel title={t("ui.told.held")} note={held.length > 0 ? held.length : undefined} isFlush>
        <p className={css.foot}>{t("ui.told.flood", { few, span: format.span(window) })}</p>
        {held.length === 0 ? <Empty title={t("ui.told.held_none")} /> : <Held rows={held} />}
      </Panel>
    </>
  );
}
