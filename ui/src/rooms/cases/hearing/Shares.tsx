import { NumberInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { beginShare, endShare, PARTS, type Share, type SharedPart, shares } from "@/api/shares";
import { Button } from "@/kit/Button";
import { Chip } from "@/kit/Chip";
import { CopyLine } from "@/kit/CopyLine";
import { Ask } from "@/kit/deciding/Ask";
import { useMay } from "@/kit/deciding/may";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty, ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";
import { Tick } from "../acting/Tick";
import css from "./Hearing.module.css";

const A_WEEK = 7;
const LONGEST_DAYS = 90;
const LONGEST_NAME = 200;

/** The address, which nobody can be told again. */
function Begun({ path, onDone }: { path: string; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.fresh}>
      <p>{t("ui.shares.begun_words")}</p>
      <CopyLine text={`${location.origin}${path}`} words={t("ui.shares.copy")} />
      <Button look="primary" onClick={onDone}>
        {t("ui.close")}
      </Button>
    </div>
  );
}

function Begin({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const [partner, setPartner] = useState("");
  const [parts, setParts] = useState<readonly SharedPart[]>(["level", "statements"]);
  const [days, setDays] = useState(A_WEEK);
  const [path, setPath] = useState("");
  const told = useRef("");
  if (path) return <Begun path={path} onDone={onDone} />;
  const isDays = Number.isInteger(days) && days >= 1 && days <= LONGEST_DAYS;
  const turn = (part: SharedPart, isOn: boolean) =>
    setParts(PARTS.filter((each) => (each === part ? isOn : parts.includes(each))));
  return (
    <Act
      words={t("ui.shares.words")}
      verb={t("ui.shares.begin")}
      isReady={partner.trim() !== "" && parts.length > 0 && isDays}
      act={async () => {
        told.current = (await beginShare(one.case_id, { partner, parts: [...parts], days })).path;
      }}
      onDone={() => (told.current ? setPath(told.current) : onDone())}
    >
      <Line
        label={t("ui.shares.partner")}
        value={partner}
        most={LONGEST_NAME}
        onChange={setPartner}
        isNeeded
        isFirst
      />
      {PARTS.map((part) => (
        <Tick
          key={part}
          label={t(`ui.shares.part.${part}`)}
          isOn={parts.includes(part)}
          onChange={(isOn) => turn(part, isOn)}
        />
      ))}
      <NumberInput
        label={t("ui.shares.days")}
        value={days}
        min={1}
        max={LONGEST_DAYS}
        allowDecimal={false}
        onChange={(value) => setDays(Number(value))}
      />
    </Act>
  );
}

function Row({ one, mayEnd }: { one: Share; mayEnd: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={css.share}>
      <b>
        <PlainText text={one.partner} />
      </b>
      <span>{one.parts.map((part) => t(`ui.shares.part.${part}`)).join(" · ")}</span>
      <span className={css.when}>
        {one.holds ? (
          <>
            {t("ui.shares.until")} <At at={one.until} />
          </>
        ) : (
          <Chip>{t("ui.shares.over")}</Chip>
        )}
        {" · "}
        {one.seen_at ? (
          <>
            {t("ui.shares.seen")} <At at={one.seen_at} />
          </>
        ) : (
          t("ui.shares.unseen")
        )}
      </span>
      {one.holds && mayEnd && (
        <span className="no-print">
          <Ask size="s" label={t("ui.shares.end")}>
            {(close) => (
              <Act
                words={t("ui.shares.end_words")}
                verb={t("ui.shares.end")}
                look="danger"
                act={() => endShare(one.share_id)}
                onDone={close}
              />
            )}
          </Ask>
        </span>
      )}
    </li>
  );
}

/** Which partners see what of the case: by an address of their own, and nothing else. */
export function Shares({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const may = useMay();
  const asked = useQuery({
    queryKey: ["shares", one.case_id],
    queryFn: () => shares(one.case_id),
  });
  const told = asked.data;
  // It stands in one place whatever is listed: the address that it tells is told once.
  const begin = may("share.begin") && (
    <Ask size="s" icon="plus" label={t("ui.shares.begin")}>
      {(close) => <Begin one={one} onDone={close} />}
    </Ask>
  );
  return (
    <Panel title={t("ui.shares.title")} actions={begin} isFlush>
      {asked.error && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {told?.length === 0 && <Empty title={t("ui.shares.none")}>{t("ui.shares.none_words")}</Empty>}
      {told && told.length > 0 && (
        <ul>
          {told.map((each) => (
            <Row key={each.share_id} one={each} mayEnd={may("share.end")} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
