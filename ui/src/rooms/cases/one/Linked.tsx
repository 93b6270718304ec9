import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, onCase } from "@/api/cases";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { LevelBadge } from "@/kit/Level";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty } from "@/kit/States";
import { useLive } from "@/live/store";
import { Act } from "../acting/Act";
import css from "./CasePage.module.css";
import { may } from "./useCase";

function Add({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const standing = useLive((state) => state.snapshot?.warnings) ?? [];
  const others = standing.filter((each) => !one.warnings.includes(each.warning_id));
  const [id, setId] = useState(others[0]?.warning_id ?? "");
  return (
    <Act
      words={others.length === 0 ? t("ui.case.link_none") : t("ui.case.link_words")}
      verb={t("ui.case.link")}
      isReady={id !== ""}
      act={() => onCase(one.case_id, "link", { warning_id: id })}
      onDone={onDone}
    >
      {others.length > 0 && (
        <Choice
          label={t("ui.room.warnings")}
          value={id}
          options={others.map((each) => ({
            value: each.warning_id,
            name: `${each.watch_name} · ${t(`ui.level.${each.level}.short`)}`,
          }))}
          onPick={setId}
        />
      )}
    </Act>
  );
}

/** The warnings that the case is about, with how they stand now. */
export function Linked({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const add = one.is_open && may(one, "case.link") && (
    <Ask size="s" icon="plus" label={t("ui.case.link")}>
      {(close) => <Add one={one} onDone={close} />}
    </Ask>
  );
  return (
    <Panel title={t("ui.case.warnings")} actions={add} isFlush>
      {one.linked.length === 0 ? (
        <Empty title={t("ui.case.no_warnings")} />
      ) : (
        <ul className={css.rows}>
          {one.linked.map((each) => (
            <li key={each.warning_id} className={css.row}>
              <Link to="/warnings/$id" params={{ id: each.warning_id }}>
                <PlainText text={each.watch_name} />
              </Link>
              {each.closed_at ? (
                <span className={css.quiet}>{t("ui.case.warning_ended")}</span>
              ) : (
                <LevelBadge level={each.level} size="s" isShort />
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
