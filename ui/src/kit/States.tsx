import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "@/api/client";
import type { Problem } from "@/api/types";
import { Button } from "./Button";
import css from "./States.module.css";

/** Nothing here yet, and what to do about it. */
export function Empty({
  title,
  children,
  action,
  isPage = false,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** It stands for a whole page, not for a panel. */
  isPage?: boolean;
}) {
  return (
    <div className={css.state} data-page={isPage}>
      <p className={css.title}>{title}</p>
      {children && <p className={css.words}>{children}</p>}
      {action && <div className="no-print">{action}</div>}
    </div>
  );
}

export const problemOf = (reason: unknown): Problem =>
  reason instanceof ApiError ? reason.problem : { status: 0, code: "ui.broken" };

const GONE = 404; // asking again would not bring it back

/** What was refused: the server's sentence, else ours for its code, else the code itself. */
export function ProblemNote({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { t, i18n } = useTranslation();
  const known = i18n.exists(problem.code) ? t(problem.code, problem.facts ?? {}) : undefined;
  return (
    <div className={css.state} role="alert" data-kind="problem">
      <p className={css.title}>{t("ui.problem.title")}</p>
      <p className={css.words}>{problem.detail || known || t("ui.problem.unknown")}</p>
      <code className={css.code}>{problem.code}</code>
      {onRetry && problem.status !== GONE && (
        <Button size="s" onClick={onRetry}>
          {t("ui.problem.retry")}
        </Button>
      )}
    </div>
  );
}

/** Grey lines in the shape of what is coming. */
export function Skeleton({ lines = 3, height = 12 }: { lines?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div className={css.bones} role="status">
      <span className="unseen">{t("ui.loading")}</span>
      {Array.from({ length: lines }, (_, n) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no other identity
          key={n}
          className={css.bone}
          style={{ height, width: `${100 - ((n * 23) % 40)}%` }}
        />
      ))}
    </div>
  );
}
