import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Told } from "@/api/alike";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import css from "./Alike.module.css";

const AGAIN_MS = 1_000; // while texts wait for the encoder

/** After which time to ask again: what waits is looked at when asked. */
export const againIn = (told: Told | undefined): number | false =>
  told && told.waiting > 0 ? AGAIN_MS : false;

/** Ask what is alike, and again while something waits to be looked at. */
export function useAlike<T extends Told>(
  key: readonly string[],
  ask: (signal: AbortSignal) => Promise<T>,
): UseQueryResult<T> {
  return useQuery({
    queryKey: ["alike", ...key],
    queryFn: ({ signal }) => ask(signal),
    refetchInterval: ({ state }) => againIn(state.data),
  });
}

/** How near: a bar and a share, so that one need not read numbers to compare. */
export function Nearness({ value }: { value: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <span className={css.near} title={t("ui.alike.nearness")}>
      <i className={css.track} aria-hidden="true">
        <i className={css.fill} style={{ width: `${value * 100}%` }} />
      </i>
      <span className="unseen">{t("ui.alike.nearness")}: </span>
      {format.percent(value)}
    </span>
  );
}

/** What is alike, and what that goes by; how to have the better measure, where it is missing. */
export function AlikePanel<T extends Told>({
  title,
  asked,
  children,
}: {
  title: string;
  asked: UseQueryResult<T>;
  children: (told: T) => ReactNode;
}) {
  const { t } = useTranslation();
  const { data, error } = asked;
  const note = data && (
    <span aria-live="polite">
      {data.waiting > 0 ? t("ui.alike.waiting") : t(`ui.alike.by.${data.by}`)}
    </span>
  );
  return (
    <Panel title={title} note={note} isFlush>
      {data && children(data)}
      {data?.install && (
        <p className={css.foot}>
          {t("ui.alike.install")} <code>{data.install}</code>
        </p>
      )}
      {!data && error && (
        <ProblemNote problem={problemOf(error)} onRetry={() => void asked.refetch()} />
      )}
      {!data && !error && <Skeleton lines={2} height={16} />}
    </Panel>
  );
}
