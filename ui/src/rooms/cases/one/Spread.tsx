import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { type CaseSpread, caseSpread } from "@/api/spread";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Spark } from "@/kit/Spark";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import css from "./Spread.module.css";

const EVERY_MS = 30_000;
const WHOLE = 0.995;
const MOST_PLATFORMS = 4;

interface RowProps {
  trait: string;
  value: ReactNode;
  children: ReactNode;
}

function Row({ trait, value, children }: RowProps) {
  const { t } = useTranslation();
  return (
    <div className={css.row}>
      <dt>{t(`ui.spread.${trait}`)}</dt>
      <dd>
        <b className={css.value}>{value}</b>
        <span className={css.words}>{children}</span>
      </dd>
    </div>
  );
}

function Platforms({ told }: { told: CaseSpread }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shown = told.scope.platforms.slice(0, MOST_PLATFORMS);
  return shown.map(({ platform, posts }) => (
    <span key={platform}>
      <PlainText text={t(`ui.platform.${platform}`, { defaultValue: platform })} />{" "}
      {format.compact(posts)}
      {"\u00a0· "}
    </span>
  ));
}

/** What an answer could still do: speed is the remedy. */
function Answer({ told }: { told: CaseSpread }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { spared, platform, posts } = told.answer;
  const [now, ...later] = spared;
  if (!now) return null;
  const waits = later.map(({ in_hours, at_most }) =>
    t("ui.spread.spared_later", {
      span: format.span(in_hours * 3600),
      share: format.percent(at_most),
    }),
  );
  return (
    <Row trait="answer" value={t("ui.spread.spared", { share: format.percent(now.at_most) })}>
      {waits.join(" · ")}
      {platform && (
        <>
          <br />
          {t("ui.spread.loudest", {
            platform: t(`ui.platform.${platform}`, { defaultValue: platform }),
            n: format.compact(posts),
          })}
        </>
      )}
    </Row>
  );
}

function Traits({ told }: { told: CaseSpread }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { speed, volume, scope, participation, difficulty } = told;
  const nothing = told.by_hour.map(() => null);
  const { negative_share: negative } = volume;
  return (
    <dl className={css.traits}>
      <Row trait="speed" value={t("ui.spread.per_hour", { n: format.compact(speed.per_hour) })}>
        {t("ui.spread.speed_words", {
          before: format.compact(speed.hour_before),
          fastest: format.compact(speed.fastest),
        })}
        <Spark series={{ value: told.by_hour, expected: nothing, spread: nothing }} />
      </Row>
      <Row trait="volume" value={t("ui.spread.posts", { n: format.compact(volume.posts) })}>
        {t("ui.spread.since")} <At at={volume.since} />
        {negative !== null && (
          <> · {t("ui.spread.negative", { share: format.percent(negative) })}</>
        )}
      </Row>
      <Row trait="scope" value={t("ui.spread.accounts", { n: format.compact(scope.accounts) })}>
        <Platforms told={told} />
        {t("ui.spread.reach", { n: format.compact(scope.reach) })}
      </Row>
      <Row
        trait="participation"
        value={participation === null ? "–" : format.number(participation)}
      >
        {t("ui.spread.participation_words")}
      </Row>
      <Row
        trait="difficulty"
        value={t("ui.spread.stories", { n: format.number(difficulty.stories) })}
      >
        {t("ui.spread.copying", {
          n: format.compact(difficulty.copying),
          of: format.compact(difficulty.posting),
        })}
      </Row>
      <Answer told={told} />
    </dl>
  );
}

/** How the matter spreads now: what was counted, and no single score made of it. */
export function Spread({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const asked = useQuery({
    queryKey: ["spread", one.case_id],
    queryFn: () => caseSpread(one.case_id),
    refetchInterval: EVERY_MS,
  });
  const told = asked.data;
  const heard = told?.coverage ?? 1;
  return (
    <Panel
      title={t("ui.spread.title")}
      note={t("ui.spread.note")}
      actions={
        heard < WHOLE && (
          <Chip tone="warm">{t("ui.effects.coverage", { share: format.percent(heard) })}</Chip>
        )
      }
      isFlush
    >
      {asked.error && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {told?.watches === 0 && (
        <Empty title={t("ui.effects.no_watch")}>{t("ui.spread.no_watch_words")}</Empty>
      )}
      {told && told.watches > 0 && <Traits told={told} />}
    </Panel>
  );
}
