import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type AlikeCase, type AlikePlaybook, alikeToCase } from "@/api/alike";
import type { CaseDetail } from "@/api/cases";
import css from "@/kit/alike/Alike.module.css";
import { AlikePanel, Nearness, useAlike } from "@/kit/alike/AlikePanel";
import { Chip } from "@/kit/Chip";
import { LevelBadge } from "@/kit/Level";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { useWords } from "../words";

function Earlier({ one }: { one: AlikeCase }) {
  const { t } = useTranslation();
  return (
    <li>
      <span className={css.what}>
        <Link to="/cases/$id" params={{ id: one.case_id }}>
          <PlainText text={one.name} />
        </Link>
        <span className={css.quiet}>
          <At at={one.opened_at} />
          {one.is_open && ` · ${t("ui.alike.open")}`}
        </span>
        {one.outcome && <PlainText text={one.outcome} />}
      </span>
      <LevelBadge level={one.level} size="s" isShort />
      <Nearness value={one.nearness} />
    </li>
  );
}

function Fitting({ one }: { one: AlikePlaybook }) {
  const { t } = useTranslation();
  const say = useWords();
  return (
    <li>
      <Link to="/cases/playbooks/$code" params={{ code: one.code }}>
        <PlainText text={say(one.name)} />
      </Link>
      {one.is_in_use && <Chip tone="accent">{t("ui.alike.in_use")}</Chip>}
      <Nearness value={one.nearness} />
    </li>
  );
}

/** Earlier cases that are alike, with what came of them, and the playbooks that fit. */
export function Alike({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const asked = useAlike(["case", one.case_id], (signal) => alikeToCase(one.case_id, signal));
  return (
    <AlikePanel title={t("ui.alike.title")} asked={asked}>
      {({ cases, playbooks, waiting }) => (
        <>
          <h3 className={css.head}>{t("ui.alike.cases")}</h3>
          <ul className={css.rows}>
            {cases.map((each) => (
              <Earlier key={each.case_id} one={each} />
            ))}
          </ul>
          {cases.length === 0 && waiting === 0 && (
            <p className={css.foot}>{t("ui.alike.no_cases")}</p>
          )}
          <h3 className={css.head}>{t("ui.alike.playbooks")}</h3>
          <ul className={css.rows}>
            {playbooks.map((each) => (
              <Fitting key={each.code} one={each} />
            ))}
          </ul>
          {playbooks.length === 0 && waiting === 0 && (
            <p className={css.foot}>{t("ui.alike.no_playbooks")}</p>
          )}
        </>
      )}
    </AlikePanel>
  );
}
