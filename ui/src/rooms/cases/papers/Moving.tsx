import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, type Negative, onPart } from "@/api/cases";
import { ButtonLink } from "@/kit/ButtonLink";
import { Ask } from "@/kit/deciding/Ask";
import { MomentInput } from "@/kit/Moment";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";
import { Tick } from "../acting/Tick";
import { WhoPick } from "../acting/WhoPick";
import css from "./Papers.module.css";

interface Props {
  one: Negative;
  onDone: () => void;
}

function Analyse({ one, onDone }: Props) {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(one.theme);
  const [isDistressed, setDistressed] = useState(one.is_distressed);
  return (
    <Act
      verb={t("ui.voices.analyse")}
      isReady={theme.trim() !== ""}
      act={() =>
        onPart("negatives", one.negative_id, "analyse", { theme, is_distressed: isDistressed })
      }
      onDone={onDone}
    >
      <Line
        label={t("ui.voices.theme")}
        value={theme}
        most={200}
        onChange={setTheme}
        isNeeded
        isFirst
      />
      {!one.is_distressed && (
        <Tick
          label={t("ui.voices.is_distressed")}
          hint={t("ui.voices.distress_hint")}
          isOn={isDistressed}
          onChange={setDistressed}
        />
      )}
    </Act>
  );
}

const TOLD = {
  respond: (why: string) => ({ answer: why }),
  feed_back: (why: string) => ({ outcome: why }),
  set_aside: (why: string) => ({ reason: why }),
};

function Said({ one, deed, onDone }: Props & { deed: keyof typeof TOLD }) {
  const { t } = useTranslation();
  return (
    <Act
      verb={t(`ui.voices.${deed}`)}
      look={deed === "set_aside" ? "danger" : "primary"}
      why={{
        label: t(`ui.voices.${deed}.label`),
        hint: t(`ui.voices.${deed}.hint`),
        isNeeded: true,
      }}
      act={(why) => onPart("negatives", one.negative_id, deed.replace("_", "-"), TOLD[deed](why))}
      onDone={onDone}
    />
  );
}

/** What went out in answer is entered as it stands; nobody types it anew. */
function Enter({ one, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <Act
      words={t("ui.voices.enter_words")}
      verb={t("ui.voices.enter")}
      act={() => onPart("negatives", one.negative_id, "respond", {})}
      onDone={onDone}
    />
  );
}

/** What was said to one person alone: never what is posted. */
function Privately({ one, onDone }: Props) {
  const { t } = useTranslation();
  return (
    <Act
      words={t("ui.voices.private_words")}
      verb={t("ui.voices.private")}
      why={{ label: t("ui.voices.respond.label"), isNeeded: true }}
      act={(answer) =>
        onPart("negatives", one.negative_id, "respond", { answer, is_private: true })
      }
      onDone={onDone}
    />
  );
}

/** An answer on the platform is a statement: written, signed, and then it goes out. */
function Answering({ room, one }: { room: CaseDetail; one: Negative }) {
  const { t } = useTranslation();
  const mine = room.answers?.filter((each) => each.negative_id === one.negative_id) ?? [];
  const isOut = mine.some((each) => each.is_out);
  return (
    <>
      {isOut && (
        <Ask size="s" look="primary" label={t("ui.voices.enter")}>
          {(close) => <Enter one={one} onDone={close} />}
        </Ask>
      )}
      {mine.map((each) => (
        <Link key={each.statement_id} to="/statements/$id" params={{ id: each.statement_id }}>
          {t(each.is_out ? "ui.voices.reply_out" : "ui.voices.reply_begun")}
        </Link>
      ))}
      {mine.length === 0 && (
        <ButtonLink
          look="primary"
          icon="edit"
          to="/statements"
          search={{ case: room.case_id, answer: one.negative_id }}
        >
          {t("ui.voices.write_reply")}
        </ButtonLink>
      )}
      {!isOut && (
        <Ask size="s" label={t("ui.voices.private")}>
          {(close) => <Privately one={one} onDone={close} />}
        </Ask>
      )}
    </>
  );
}

function Assign({ one, onDone }: Props) {
  const { t } = useTranslation();
  const [who, setWho] = useState("");
  const [due, setDue] = useState(one.due_at ?? "");
  return (
    <Act
      verb={t("ui.team.assign")}
      isReady={who !== ""}
      act={() =>
        onPart("negatives", one.negative_id, "assign", { user_id: who, due_at: due || null })
      }
      onDone={onDone}
    >
      <WhoPick label={t("ui.team.who")} value={who} onPick={setWho} />
      {!one.is_distressed && <MomentInput label={t("ui.task.due")} value={due} onChange={setDue} />}
    </Act>
  );
}

const NEXT: Partial<Record<Negative["handling"], "respond" | "feed_back">> = {
  analysed: "respond",
  responded: "feed_back",
};

/** The next step of its way, to whom it goes, or why it is left. */
export function Moving({ room, one }: { room: CaseDetail; one: Negative }) {
  const { t } = useTranslation();
  const isAnswered = one.handling === "analysed" && !one.is_distressed;
  const next = isAnswered ? undefined : NEXT[one.handling];
  return (
    <div className={`${css.buttons} no-print`}>
      {one.handling === "collected" && (
        <Ask size="s" look="primary" label={t("ui.voices.analyse")}>
          {(close) => <Analyse one={one} onDone={close} />}
        </Ask>
      )}
      {isAnswered && <Answering room={room} one={one} />}
      {next && (
        <Ask size="s" look="primary" label={t(`ui.voices.${next}`)}>
          {(close) => <Said one={one} deed={next} onDone={close} />}
        </Ask>
      )}
      <Ask size="s" label={t("ui.team.assign")}>
        {(close) => <Assign one={one} onDone={close} />}
      </Ask>
      <Ask size="s" look="ghost" label={t("ui.voices.set_aside")}>
        {(close) => <Said one={one} deed="set_aside" onDone={close} />}
      </Ask>
    </div>
  );
}
