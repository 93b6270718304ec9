import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, type Member, onCase } from "@/api/cases";
import { Status } from "@/kit/Chip";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { Lead } from "@/kit/Lead";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty } from "@/kit/States";
import { Act } from "../acting/Act";
import { WhoPick } from "../acting/WhoPick";
import { DUTIES } from "../codes";
import { useCode } from "../words";
import css from "./CasePage.module.css";
import { may } from "./useCase";

interface AssignProps {
  one: CaseDetail;
  duty?: string;
  onDone: () => void;
}

function Assign({ one, duty = "", onDone }: AssignProps) {
  const { t } = useTranslation();
  const code = useCode();
  const [chosen, setChosen] = useState(duty);
  const [who, setWho] = useState("");
  const codes = [...new Set([...one.team.map((each) => each.duty), ...DUTIES])];
  return (
    <Act
      words={t("ui.team.assign_words")}
      verb={t("ui.team.assign")}
      isReady={chosen !== "" && who !== ""}
      act={() => onCase(one.case_id, "team", { duty: chosen, user_id: who })}
      onDone={onDone}
    >
      <Choice
        label={t("ui.team.duty")}
        value={chosen}
        none={t("ui.cases.choose")}
        options={codes.map((value) => ({ value, name: code("cases.duty", value) }))}
        onPick={setChosen}
        required
      />
      <WhoPick label={t("ui.team.who")} value={who} onPick={setWho} />
    </Act>
  );
}

function Row({ one, member }: { one: CaseDetail; member: Member }) {
  const { t } = useTranslation();
  const code = useCode();
  const deputies = member.deputies.map((each) => each.name).join(" · ");
  return (
    <li className={css.row}>
      <span className={css.who}>
        <span className={css.duty}>{code("cases.duty", member.duty)}</span>
        {member.user_id ? (
          <b>
            <PlainText text={member.name} />
          </b>
        ) : (
          <Status tone="bad">{t("ui.cases.nobody")}</Status>
        )}
        {deputies && (
          <span className={css.quiet}>
            <Lead words={t("ui.team.deputies")} />
            <PlainText text={deputies} />
          </span>
        )}
      </span>
      {one.is_open && may(one, "case.assign") && (
        <span className="no-print">
          <Ask
            size="s"
            look={member.user_id ? "ghost" : "plain"}
            label={t(member.user_id ? "ui.team.change" : "ui.team.assign")}
            title={code("cases.duty", member.duty)}
          >
            {(close) => <Assign one={one} duty={member.duty} onDone={close} />}
          </Ask>
        </span>
      )}
    </li>
  );
}

/** Who does what; a duty that nobody holds is said loudly and comes first. */
export function Team({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const gaps = one.team.filter((each) => !each.user_id);
  const held = one.team.filter((each) => each.user_id);
  return (
    <Panel
      title={t("ui.team.title")}
      note={gaps.length > 0 ? t("ui.cases.gaps", { count: gaps.length }) : undefined}
      actions={
        one.is_open &&
        may(one, "case.assign") && (
          <Ask size="s" icon="plus" label={t("ui.team.add")}>
            {(close) => <Assign one={one} onDone={close} />}
          </Ask>
        )
      }
      isFlush
    >
      {one.team.length === 0 ? (
        <Empty title={t("ui.team.none")}>{t("ui.team.none_words")}</Empty>
      ) : (
        <ul className={css.rows}>
          {[...gaps, ...held].map((member) => (
            <Row key={member.duty} one={one} member={member} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
