import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { acknowledgeNotice, undelivered } from "@/api/client";
import type { Notice } from "@/api/types";
import { Ask } from "@/kit/deciding/Ask";
import { Decide, type Said } from "@/kit/deciding/Decide";
import { LevelBadge } from "@/kit/Level";
import { Scrolled } from "@/kit/Scrolled";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import { useWatchNames } from "../listed/useBeside";
import { useNamed } from "../sentences";
import css from "./Undelivered.module.css";

const TOUCHES = ["undelivered", "warning"];

/** One after another: who answers for one notice answers for all of its warning. */
async function answerFor(rows: readonly Notice[], { person }: Said): Promise<void> {
  for (const one of rows) await acknowledgeNotice(one.notice_id, person);
}

function Row({ one }: { one: Notice }) {
  const nameOf = useWatchNames();
  const named = useNamed();
  return (
    <li className={css.row}>
      <span className={css.whom}>
        <b>{one.recipient}</b> {named(`ui.channel.${one.channel}`, one.channel)}
      </span>
      <span className={css.what}>
        <LevelBadge level={one.level} size="s" isShort /> {one.watch_id && nameOf(one.watch_id)}{" "}
        <At at={one.created_at} />
      </span>
      {one.fault && <span className={css.fault}>{named(one.fault, one.fault)}</span>}
    </li>
  );
}

function List({ missing, onDone }: { missing: number; onDone: () => void }) {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["undelivered"], queryFn: undelivered, staleTime: 0 });
  const rows = asked.data;
  if (asked.error) return <ProblemNote problem={problemOf(asked.error)} />;
  if (!rows) return <Skeleton lines={4} />;
  const dead = rows.filter((one) => one.state === "dead");
  const lost = missing > 0 && <p className={css.lost}>{t("ui.promises.lost", { missing })}</p>;
  if (rows.length === 0) return lost || <p>{t("ui.promises.none")}</p>;
  return (
    <Decide
      words={t("ui.promises.words")}
      verb={t("ui.promises.answer")}
      touches={TOUCHES}
      act={(said) => answerFor(rows, said)}
      onDone={onDone}
    >
      {lost}
      <Scrolled className={css.list} label={t("ui.table", { name: t("ui.promises.title") })}>
        <ul>
          {dead.map((one) => (
            <Row key={one.notice_id} one={one} />
          ))}
        </ul>
      </Scrolled>
    </Decide>
  );
}

/** The notices that reached nobody, and a named person's word that these people know now. */
export default function Undelivered({
  missing,
  onAnswered,
}: {
  missing: number;
  onAnswered: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Ask size="s" label={t("ui.promises.answer")} title={t("ui.promises.title")}>
      {(close) => (
        <List
          missing={missing}
          onDone={() => {
            onAnswered();
            close();
          }}
        />
      )}
    </Ask>
  );
}
