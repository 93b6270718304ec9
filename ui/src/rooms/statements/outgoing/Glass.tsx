import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { glassBreaks, reviewBreak } from "@/api/drafts";
import type { GlassBreak } from "@/api/statements";
import { Status } from "@/kit/Chip";
import { Act } from "@/kit/deciding/Act";
import { Ask } from "@/kit/deciding/Ask";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Segments } from "@/kit/Segments";
import { At, useNow } from "@/kit/Time";
import css from "./Outgoing.module.css";

const RIGHT = ["yes", "no"] as const;

function Review({ one, onDone }: { one: GlassBreak; onDone: () => void }) {
  const { t } = useTranslation();
  const [right, setRight] = useState<(typeof RIGHT)[number]>("yes");
  return (
    <Act
      verb={t("ui.glass.close")}
      why={{ label: t("ui.glass.lesson"), isNeeded: true, isFirst: true }}
      touches={["glass"]}
      act={(lesson) => reviewBreak(one.break_id, right === "yes", lesson)}
      onDone={onDone}
    >
      <Segments
        label={t("ui.glass.right")}
        rows={RIGHT.map((value) => ({ value, name: t(`ui.glass.right.${value}`) }))}
        value={right}
        onChange={setRight}
      />
    </Act>
  );
}

function Row({ one }: { one: GlassBreak }) {
  const { t } = useTranslation();
  const now = useNow();
  const isLate = !one.reviewed_at && now > Date.parse(one.review_due_at);
  return (
    <li>
      <span className={css.line}>
        {one.reviewed_at ? (
          <Status tone={one.was_right ? "good" : "bad"}>
            {t(one.was_right ? "ui.glass.was_right" : "ui.glass.was_wrong")}
          </Status>
        ) : (
          <Status tone={isLate ? "bad" : "warm"}>{t("ui.glass.to_review")}</Status>
        )}
        <b>{one.person}</b> <At at={one.at} />
        {one.statement_id && (
          <Link
            to="/statements/$id"
            params={{ id: one.statement_id }}
            search={{ draft: one.draft_id }}
          >
            {t("ui.glass.text")}
          </Link>
        )}
      </span>
      <p>
        <PlainText text={one.reason} />
      </p>
      {one.reviewed_at ? (
        <p className={css.quiet}>
          {one.reviewed_by} · <At at={one.reviewed_at} /> · <PlainText text={one.lesson} />
        </p>
      ) : (
        <p className={css.quiet}>
          {t("ui.glass.review_due")} <At at={one.review_due_at} />
        </p>
      )}
      {one.actions.includes("review") && (
        <div className="no-print">
          <Ask label={t("ui.glass.review")} size="s">
            {(close) => <Review one={one} onDone={close} />}
          </Ask>
        </div>
      )}
    </li>
  );
}

/** Texts that went out without their quorum: each is looked at afterwards, by somebody else. */
export function Glass() {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["glass"], queryFn: glassBreaks });
  if (!asked.data || asked.data.length === 0) return null;
  return (
    <Panel title={t("ui.glass.list")} note={asked.data.length} isFlush>
      <ul className={css.breaks}>
        {asked.data.map((one) => (
          <Row key={one.break_id} one={one} />
        ))}
      </ul>
    </Panel>
  );
}
