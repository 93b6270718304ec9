import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, type Meeting, onCase, onPart } from "@/api/cases";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty } from "@/kit/States";
import { At } from "@/kit/Time";
import { Act } from "../acting/Act";
import { Line, lines } from "../acting/Line";
import { may } from "../one/useCase";
import { useCode } from "../words";
import css from "./Papers.module.css";
import { Plan } from "./Plan";
import { Ready } from "./Ready";

function Minutes({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const { t } = useTranslation();
  const [minutes, setMinutes] = useState(meeting.minutes);
  const [decisions, setDecisions] = useState(meeting.decisions.join("\n"));
  return (
    <Act
      verb={t("ui.meeting.minute")}
      isReady={minutes.trim() !== ""}
      act={() =>
        onPart("meetings", meeting.meeting_id, "minutes", {
          minutes,
          decisions: lines(decisions),
        })
      }
      onDone={onDone}
    >
      <Line
        label={t("ui.meeting.minutes")}
        value={minutes}
        most={20_000}
        onChange={setMinutes}
        isNeeded
        isFirst
        isLong
      />
      <Line
        label={t("ui.meeting.decisions")}
        hint={t("ui.handover.one_a_line")}
        value={decisions}
        most={10_000}
        onChange={setDecisions}
        isLong
      />
    </Act>
  );
}

/** Only what is a web address leads out of the house; anything else is read, not followed. */
function Where({ link }: { link: string }) {
  const { t } = useTranslation();
  if (!link) return null;
  if (!/^https?:\/\//.test(link)) return <PlainText text={link} />;
  return (
    <a href={link} target="_blank" rel="noreferrer noopener">
      {t("ui.meeting.join")}
    </a>
  );
}

function Row({ one, meeting }: { one: CaseDetail; meeting: Meeting }) {
  const { t } = useTranslation();
  const code = useCode();
  return (
    <li className={css.paper}>
      <p className={css.line}>
        <b>
          <PlainText text={meeting.name} />
        </b>{" "}
        <Chip>{t(`ui.meeting.form.${meeting.form}`)}</Chip>
        {meeting.held_at && <Chip tone="good">{t("ui.meeting.held")}</Chip>}
      </p>
      <p className={css.facts}>
        <At at={meeting.begins_at} /> <Where link={meeting.link} />
        {meeting.invited.length > 0 && (
          <>
            {" "}
            ·{" "}
            <PlainText text={meeting.invited.map((each) => code("cases.duty", each)).join(" · ")} />
          </>
        )}
      </p>
      {!meeting.held_at && <Ready one={one} meeting={meeting} />}
      {meeting.minutes && (
        <p className={css.text}>
          <PlainText text={meeting.minutes} />
        </p>
      )}
      {meeting.decisions.length > 0 && (
        <>
          <h3 className={css.sub}>{t("ui.meeting.decisions")}</h3>
          <ul className={css.points}>
            {meeting.decisions.map((each) => (
              <li key={each}>
                <PlainText text={each} />
              </li>
            ))}
          </ul>
        </>
      )}
      {may(one, "meeting.minute") && (
        <div className={`${css.buttons} no-print`}>
          <Ask size="s" label={t("ui.meeting.minute")}>
            {(close) => <Minutes meeting={meeting} onDone={close} />}
          </Ask>
        </div>
      )}
    </li>
  );
}

/** Where people meet: planned, prepared, held, minuted. */
export function Meetings({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const plan = one.is_open && may(one, "meeting.plan") && (
    <Ask size="s" icon="plus" label={t("ui.meeting.plan")}>
      {(close) => <Plan act={(told) => onCase(one.case_id, "meetings", told)} onDone={close} />}
    </Ask>
  );
  return (
    <Panel title={t("ui.meeting.title")} actions={plan} isFlush>
      {one.meetings.length === 0 ? (
        <Empty title={t("ui.meeting.none")}>{t("ui.meeting.none_words")}</Empty>
      ) : (
        <ul>
          {one.meetings.map((meeting) => (
            <Row key={meeting.meeting_id} one={one} meeting={meeting} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
