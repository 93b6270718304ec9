import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type ComplaintTheme, complaints, sheet } from "@/api/complaints";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { useInSight, whileSeen } from "@/kit/inSight";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Spark } from "@/kit/Spark";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { useMonitorSearch } from "../search";
import css from "./Complaints.module.css";

const EVERY_MS = 60_000;
const GONE = 404;

function Examples({ theme }: { theme: ComplaintTheme }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change } = useMonitorSearch();
  return (
    <div className={css.examples}>
      {theme.examples.map((one) => (
        <p key={one.id} dir="auto">
          <PlainText text={one.text} />{" "}
          <small>
            {t("ui.complaints.spread", {
              posts: format.compact(one.posts),
              reposts: format.compact(one.reposts),
            })}
          </small>{" "}
          <button type="button" className={css.open} onClick={() => change({ post: one.id })}>
            {t("ui.post.open")}
          </button>
        </p>
      ))}
    </div>
  );
}

function Theme({ theme }: { theme: ComplaintTheme }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const series = useMemo(() => ({ value: theme.counts, expected: [], spread: [] }), [theme]);
  const trend = t(`complaints.trend.${theme.trend}`);
  return (
    <li className={css.row}>
      <button
        type="button"
        className={css.reason}
        aria-expanded={isOpen}
        disabled={theme.examples.length === 0}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">{isOpen ? "▾" : "▸"}</span>
        {t(`complaints.reason.${theme.reason ?? "not_said"}`)}
      </button>
      <span className={css.count} title={t("ui.complaints.share", { count: theme.texts })}>
        <b>{format.percent(theme.share)}</b>{" "}
        <small>
          {t("ui.complaints.posts", { count: theme.posts, n: format.compact(theme.posts) })}
        </small>
      </span>
      <Spark series={series} />
      <span className={css.trend} data-trend={theme.trend}>
        {theme.trend === "rising" && <span aria-hidden="true">↑ </span>}
        {theme.trend === "falling" && <span aria-hidden="true">↓ </span>}
        {theme.usual_share === null
          ? trend
          : t("ui.complaints.usual", { trend, share: format.percent(theme.usual_share) })}
      </span>
      {isOpen && <Examples theme={theme} />}
    </li>
  );
}

function Exports({ watch, hours }: { watch: string; hours: number }) {
  const { t } = useTranslation();
  const [hasFailed, setFailed] = useState(false);
  const save = async (format: "csv" | "xlsx") => {
    try {
      const address = URL.createObjectURL(await sheet(watch, hours, format));
      const link = document.createElement("a");
      link.href = address;
      link.download = `complaints.${format}`;
      link.click();
      URL.revokeObjectURL(address);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <span className={css.actions}>
      {hasFailed && <span role="alert">{t("ui.complaints.not_saved")}</span>}
      <Button size="s" onClick={() => void save("csv")}>
        CSV
      </Button>
      <Button size="s" onClick={() => void save("xlsx")}>
        XLSX
      </Button>
    </span>
  );
}

/** What a watch is complained of, beside the four weeks before. */
export function ComplaintsPanel({ watch, hours }: { watch: string; hours: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [ref, isSeen] = useInSight();
  const asked = useQuery({
    queryKey: ["complaints", watch, hours],
    queryFn: ({ signal }) => complaints(watch, hours, signal),
    enabled: whileSeen(isSeen),
    refetchInterval: EVERY_MS,
    placeholderData: (old) => old,
  });
  const problem = asked.error && problemOf(asked.error);
  if (problem?.status === GONE) return null;
  const themes = asked.data?.themes ?? [];
  return (
    <Panel
      ref={ref}
      title={t("ui.complaints.title")}
      note={t("ui.complaints.note", { span: format.span(hours * 3600) })}
      actions={themes.length > 0 && <Exports watch={watch} hours={hours} />}
      isFlush
    >
      {asked.data && themes.length === 0 && (
        <Empty title={t("ui.complaints.none")}>{t("ui.complaints.none_words")}</Empty>
      )}
      {themes.length > 0 && (
        <ol>
          {themes.map((theme) => (
            <Theme key={theme.reason ?? ""} theme={theme} />
          ))}
        </ol>
      )}
      {!asked.data && problem && (
        <ProblemNote problem={problem} onRetry={() => void asked.refetch()} />
      )}
      {!asked.data && !problem && (
        <div className={css.row}>
          <Skeleton lines={3} height={18} />
        </div>
      )}
    </Panel>
  );
}
