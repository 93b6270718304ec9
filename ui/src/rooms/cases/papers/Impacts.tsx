import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, type Impact, onCase } from "@/api/cases";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { Act } from "../acting/Act";
import { Line, lines } from "../acting/Line";
import { FIELDS } from "../codes";
import { may } from "../one/useCase";
import css from "./Papers.module.css";

const SCORES = [0, 1, 2, 3, 4] as const;

function Score({ one, field, onDone }: { one: CaseDetail; field: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [score, setScore] = useState("2");
  const [links, setLinks] = useState("");
  return (
    <Act
      verb={t("ui.impact.score")}
      why={{ label: t("ui.impact.evidence"), hint: t("ui.impact.evidence_hint"), isNeeded: true }}
      act={(evidence) =>
        onCase(one.case_id, "impacts", {
          field,
          score: Number(score),
          evidence,
          links: lines(links),
        })
      }
      onDone={onDone}
    >
      <Choice
        label={t(`ui.impact.field.${field}`)}
        value={score}
        options={SCORES.map((value) => ({
          value: String(value),
          name: t(`ui.impact.score.${value}`),
        }))}
        onPick={setScore}
      />
      <Line
        label={t("ui.impact.links")}
        hint={t("ui.handover.one_a_line")}
        value={links}
        most={5000}
        onChange={setLinks}
        isLong
      />
    </Act>
  );
}

/** 0 to 4 as a bar of four and as a word. */
function Scale({ score }: { score: number }) {
  const { t } = useTranslation();
  return (
    <span className={css.scale}>
      <span className={css.bars} data-score={score} aria-hidden="true">
        {SCORES.slice(1).map((value) => (
          <i key={value} data-on={value <= score} />
        ))}
      </span>
      {t(`ui.impact.score.${score}`)}
    </span>
  );
}

function Row({ one, field, found }: { one: CaseDetail; field: string; found: Impact[] }) {
  const { t } = useTranslation();
  const [newest] = found;
  return (
    <li className={css.paper}>
      <p className={css.line}>
        <b>{t(`ui.impact.field.${field}`)}</b>
        {newest ? (
          <Scale score={newest.score} />
        ) : (
          <span className={css.facts}>{t("ui.impact.none")}</span>
        )}
        {one.is_open && may(one, "impact.score") && (
          <span className={`${css.right} no-print`}>
            <Ask size="s" label={t("ui.impact.score")} title={t(`ui.impact.field.${field}`)}>
              {(close) => <Score one={one} field={field} onDone={close} />}
            </Ask>
          </span>
        )}
      </p>
      {newest && (
        <p className={css.facts}>
          <PlainText text={newest.evidence} />{" "}
          {newest.links.length > 0 && <PlainText text={newest.links.join(" ")} />} —{" "}
          {one.names[newest.by] ?? newest.by} <At at={newest.at} />
        </p>
      )}
    </li>
  );
}

/** How grave it is, field by field, each on its evidence; the newest word counts. */
export function Impacts({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("ui.impact.title")} note={t("ui.impact.note")} isFlush>
      <ul>
        {FIELDS.map((field) => (
          <Row
            key={field}
            one={one}
            field={field}
            found={one.impacts.filter((each) => each.field === field)}
          />
        ))}
      </ul>
    </Panel>
  );
}
