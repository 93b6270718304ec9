import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import type { Turn } from "@/api/release";
import { Status } from "@/kit/Chip";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { useAudience, useCode, useWay, useWords } from "../words";
import css from "./Hearing.module.css";
import { TurnDeeds } from "./TurnDeeds";
import { gaps, mayBegin, standing } from "./turns";

function Said({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const text = useWords()(turn.texts);
  if (!text) return null;
  return (
    <details className={css.said}>
      <summary>{t("ui.hears.texts")}</summary>
      <p>
        <PlainText text={text} />
      </p>
      {gaps(text).length > 0 && <p className={css.quiet}>{t("ui.hears.gaps")}</p>}
    </details>
  );
}

const TONES = {
  told: "good",
  published: "good",
  waived: "plain",
  late: "bad",
  open: "plain",
} as const;

/** When they are to hear; once they have, when they did, by whose word, and how. */
function Until({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const now = standing(turn);
  const at = turn.done_at ?? turn.waived_at ?? (turn.is_settled ? null : turn.due_at);
  const who = turn.done_by || turn.waived_by;
  const why = turn.proof || turn.why_waived;
  return (
    <>
      {now === "open" ? null : <Status tone={TONES[now]}>{t(`ui.hears.now.${now}`)}</Status>}{" "}
      {at && <At at={at} />}
      {(who || why) && (
        <span className={css.proof}>
          <PlainText text={[who, why].filter(Boolean).join(" · ")} />
        </span>
      )}
    </>
  );
}

function By({ turn }: { turn: Turn }) {
  const { t } = useTranslation();
  const code = useCode();
  if (!turn.duty && !turn.owner) return <Status tone="bad">{t("ui.cases.nobody")}</Status>;
  return (
    <>
      {turn.duty && code("cases.duty", turn.duty)}
      {turn.duty && turn.owner && " · "}
      {turn.owner && <PlainText text={turn.owner} />}
    </>
  );
}

interface Props {
  one: CaseDetail;
  turn: Turn;
  mayWrite: boolean;
}

/** One audience: who they are, from which level on, who tells them, by what, until when. */
export function TurnRow({ one, turn, mayWrite }: Props) {
  const { t } = useTranslation();
  const audience = useAudience();
  const way = useWay();
  return (
    <tr className={css.turn} data-settled={turn.is_settled}>
      <th scope="row">
        <span className={css.begun}>
          <PlainText text={audience(turn.audience)} />
        </span>
        {turn.from_level !== "blue" && (
          <span className={css.quiet}>
            {t("ui.hears.from", { level: t(`ui.level.${turn.from_level}.short`) })}
          </span>
        )}
        <Said turn={turn} />
      </th>
      <td data-name={t("ui.hears.by")}>
        <span>
          <By turn={turn} />
        </span>
      </td>
      <td data-name={t("ui.hears.how")}>
        <span>
          <span className={css.begun}>
            <PlainText text={way(turn.channel) || "–"} />
          </span>
          {turn.statement_id && (
            <Link to="/statements/$id" params={{ id: turn.statement_id }} className={css.statement}>
              {t("ui.hears.statement")}
            </Link>
          )}
          {mayBegin(turn, mayWrite) && (
            <Link
              to="/statements"
              search={{ case: one.case_id, turn: turn.turn_id }}
              className={`${css.statement} no-print`}
            >
              {t("ui.hears.begin")}
            </Link>
          )}
        </span>
      </td>
      <td data-name={t("ui.hears.until")}>
        <span>
          <Until turn={turn} />
        </span>
      </td>
      {mayWrite && (
        <td className={`${css.deeds} no-print`}>
          <TurnDeeds one={one} turn={turn} />
        </td>
      )}
    </tr>
  );
}
