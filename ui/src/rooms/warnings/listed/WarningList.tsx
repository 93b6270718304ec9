import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { EarlyWarning } from "@/api/types";
import { Chip } from "@/kit/Chip";
import { LevelBadge, LevelShape } from "@/kit/Level";
import { Pick } from "@/kit/Pick";
import { ProblemNote, problemOf } from "@/kit/States";
import { Ago, At } from "@/kit/Time";
import { useLive } from "@/live/store";
import { LEVELS, useWarningsSearch } from "../search";
import type { useWarnings } from "../useWarnings";
import { Deaf } from "./Deaf";
import { folded, isSilenced } from "./folding";
import { Quiet } from "./Quiet";
import { Surges } from "./Surges";
import { useBeside } from "./useBeside";
import css from "./WarningList.module.css";

interface RowProps {
  warning: EarlyWarning;
  isShown: boolean;
  isQuiet?: boolean;
}

function Row({ warning, isShown, isQuiet = false }: RowProps) {
  const { t } = useTranslation();
  const { search } = useWarningsSearch();
  const isPast = warning.closed_at !== null;
  return (
    <li>
      <Link
        to="/warnings/$id"
        params={{ id: warning.warning_id }}
        search={search}
        className={css.row}
        aria-current={isShown ? "true" : undefined}
      >
        <LevelShape level={isPast ? warning.peak : warning.level} size={16} />
        <span className={css.words}>
          <span className={css.name}>{warning.watch_name}</span>
          <span className={css.facts}>
            {isPast ? (
              <>
                {t("ui.warnings.peak")} {t(`ui.level.${warning.peak}.short`)} ·{" "}
                <At at={warning.opened_at} />
              </>
            ) : (
              <>
                {t(`ui.level.${warning.level}`)} · <Ago at={warning.since} />
              </>
            )}
          </span>
          {!isPast && (
            <span className={css.facts} data-waiting={!warning.acknowledged_by}>
              {warning.acknowledged_by
                ? t("ui.warnings.acknowledged_by", { person: warning.acknowledged_by })
                : t("ui.warnings.unacknowledged")}
            </span>
          )}
          {isQuiet && (
            <span>
              <Chip tone="warm">{t("ui.silence.chip")}</Chip>
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

function Filters() {
  const { t } = useTranslation();
  const { search, change } = useWarningsSearch();
  const watches = useLive((state) => state.snapshot?.watches) ?? [];
  return (
    <div className={css.filters}>
      <Pick
        label={t("ui.warnings.watch")}
        any={t("ui.warnings.watch_any")}
        value={search.watch}
        options={watches.map(({ watch }) => ({ value: watch.watch_id, name: watch.name }))}
        onPick={(watch) => change({ watch })}
      />
      <Pick
        label={t("ui.warnings.level")}
        any={t("ui.warnings.level_any")}
        value={search.level}
        options={LEVELS.map((value) => ({ value, name: t(`ui.level.${value}`) }))}
        onPick={(value) => change({ level: LEVELS.find((level) => level === value) })}
      />
    </div>
  );
}

interface Props {
  found: ReturnType<typeof useWarnings>;
  shown?: string;
}

export function WarningList({ found, shown }: Props) {
  const { t } = useTranslation();
  const { standing, past, query } = found;
  const beside = useBeside();
  const { surges, alone } = folded(standing, beside.surges);
  const rows = (list: EarlyWarning[]) =>
    list.map((w) => (
      <Row
        key={w.warning_id}
        warning={w}
        isShown={w.warning_id === shown}
        isQuiet={w.closed_at === null && isSilenced(w, beside.silences)}
      />
    ));
  return (
    <div className={css.list}>
      <h1 className={css.title}>{t("ui.room.warnings")}</h1>
      <Filters />
      <Deaf rows={beside.deaf} />
      <h2 className={css.group}>
        {t("ui.warnings.standing")} <span>{standing.length}</span>
      </h2>
      {standing.length === 0 ? (
        <p className={css.calm}>
          <LevelBadge level="none" /> {t("ui.warnings.none_standing")}
        </p>
      ) : (
        <>
          <ul>{rows(alone)}</ul>
          <Surges rows={surges}>{rows}</Surges>
        </>
      )}
      <Quiet silences={beside.silences} held={beside.held} />
      <h2 className={css.group}>
        {t("ui.warnings.past")} <span>{past.length}</span>
      </h2>
      {query.error && (
        <ProblemNote problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      )}
      {past.length === 0 && !query.error ? (
        <p className={css.calm}>{t("ui.warnings.none_past")}</p>
      ) : (
        <ul>{rows(past)}</ul>
      )}
    </div>
  );
}
