import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Judged } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Chip } from "@/kit/Chip";
import { LevelBadge } from "@/kit/Level";
import { Panel } from "@/kit/Panel";
import { Segments } from "@/kit/Segments";
import { At } from "@/kit/Time";
import { useWatchNames } from "../listed/useBeside";
import { useNamed } from "../sentences";
import css from "./Ledger.module.css";

const FIRST = 12;

function Row({ one }: { one: Judged }) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = useWatchNames();
  const named = useNamed();
  return (
    <li className={css.row}>
      <div className={css.line}>
        <LevelBadge level={one.peak} size="s" isShort />
        <Link to="/warnings/$id" params={{ id: one.warning_id }}>
          {nameOf(one.watch_id)}
        </Link>
        <span className={css.end}>
          {one.verdict ? (
            <Chip tone={one.verdict.verdict === "true" ? "good" : "plain"}>
              {t(`ui.verdict.${one.verdict.verdict}`)}
            </Chip>
          ) : (
            <Chip tone="warm">{t("ui.ledger.unjudged")}</Chip>
          )}
        </span>
      </div>
      <p className={css.quiet}>
        <At at={one.opened_at} /> · {named(`warning.rule.${one.rule}`, one.rule)}
        {one.chance !== null && <> · {t("ui.ledger.chance", { n: format.percent(one.chance) })}</>}
        {one.lead_minutes !== null && (
          <> · {t("ui.ledger.lead", { span: format.span(Math.max(0, one.lead_minutes) * 60) })}</>
        )}
      </p>
    </li>
  );
}

/** The warnings that the figures are told from, those without a verdict first in sight. */
export function JudgedList({ rows }: { rows: Judged[] }) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<"all" | "open">("all");
  const [most, setMost] = useState(FIRST);
  const open = rows.filter((one) => one.verdict === null);
  const shown = which === "open" ? open : rows;
  return (
    <Panel
      title={t("ui.ledger.judged")}
      actions={
        <Segments
          label={t("ui.ledger.which")}
          rows={[
            { value: "all" as const, name: `${t("ui.ledger.all")} ${rows.length}` },
            { value: "open" as const, name: `${t("ui.ledger.unjudged")} ${open.length}` },
          ]}
          value={which}
          onChange={setWhich}
        />
      }
      isFlush
    >
      {shown.length === 0 && <p className={css.none}>{t("ui.ledger.nothing_here")}</p>}
      <ul>
        {shown.slice(0, most).map((one) => (
          <Row key={one.warning_id} one={one} />
        ))}
      </ul>
      {shown.length > most && (
        <div className={css.foot}>
          <Button size="s" onClick={() => setMost(most + 50)}>
            {t("ui.ledger.more", { count: shown.length - most })}
          </Button>
        </div>
      )}
    </Panel>
  );
}
