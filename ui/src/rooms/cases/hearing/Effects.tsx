import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { caseEffects, type SaidEffect, type Span } from "@/api/effects";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { useNamed } from "@/kit/sentences";
import { At } from "@/kit/Time";
import { TableFrame } from "@/kit/tables/TableFrame";
import css from "./Hearing.module.css";

const EVERY_MS = 60_000;
const WHOLE = 0.995;

type Of = (span: Span) => number | null;
const perHour: Of = (span) => span.per_hour;
const negative: Of = (span) => span.negative_share;

/** Before and after, side by side: nobody is told which made which. */
function Sides({ one, of, say }: { one: SaidEffect; of: Of; say: (value: number) => string }) {
  const side = (span: Span | null) => {
    const value = span && of(span);
    return value === null ? "–" : say(value);
  };
  return (
    <td className={css.sides}>
      {side(one.before)} → <b>{side(one.after)}</b>
    </td>
  );
}

function Row({ one, longest }: { one: SaidEffect; longest: number }) {
  const { t } = useTranslation();
  const named = useNamed();
  const format = useFormat();
  const so = one.after?.hours ?? 0;
  return (
    <tr>
      <th scope="row">
        {one.what === "publication" ? (
          <Link to="/statements/$id" params={{ id: one.ref }}>
            <PlainText text={one.name} />
          </Link>
        ) : (
          <PlainText text={one.name} />
        )}
        <span className={css.quiet}>
          {t(one.what === "outreach" ? "ui.effects.outreach" : `ui.statement.kind.${one.kind}`)}
          {one.where && " · "}
          <PlainText text={named(`ui.place.${one.where}`, one.where)} />
        </span>
      </th>
      <td>
        <At at={one.at} />{" "}
        {so < longest && (
          <Chip>{t("ui.effects.so_far", { hours: format.number(Math.round(so * 10) / 10) })}</Chip>
        )}{" "}
        {one.coverage !== null && one.coverage < WHOLE && (
          <Chip tone="warm">
            {t("ui.effects.coverage", { share: format.percent(one.coverage) })}
          </Chip>
        )}
      </td>
      <Sides one={one} of={perHour} say={(value) => format.number(Math.round(value))} />
      <Sides one={one} of={negative} say={format.percent} />
    </tr>
  );
}

/** What was counted on both sides of everything that was said: measured, and no proof. */
export function Effects({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ["effects", one.case_id],
    queryFn: () => caseEffects(one.case_id),
    refetchInterval: EVERY_MS,
  });
  const told = asked.data;
  const why = told && (told.watches === 0 ? "no_watch" : told.said.length === 0 ? "none" : "");
  return (
    <Panel title={t("ui.effects.title")} note={t("ui.effects.note")} isFlush>
      {asked.error && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {why && <Empty title={t(`ui.effects.${why}`)}>{t(`ui.effects.${why}_words`)}</Empty>}
      {told && !why && (
        <TableFrame label={t("ui.effects.title")}>
          <thead>
            <tr>
              <th scope="col">{t("ui.effects.said")}</th>
              <th scope="col">{t("ui.effects.at")}</th>
              <th scope="col">{t("ui.effects.per_hour")}</th>
              <th scope="col">{t("ui.effects.negative")}</th>
            </tr>
          </thead>
          <tbody>
            {told.said.map((each) => (
              <Row key={`${each.what} ${each.ref} ${each.at}`} one={each} longest={told.hours} />
            ))}
          </tbody>
        </TableFrame>
      )}
    </Panel>
  );
}
