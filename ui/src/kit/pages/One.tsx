import type { ReactNode } from "react";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import css from "./One.module.css";

interface Props<Thing> {
  asked: { data: Thing | undefined; error: Error | null; refetch: () => unknown };
  children: (one: Thing) => ReactNode;
}

/** One thing as a page: awaited, refused, or there. */
export function One<Thing>({ asked, children }: Props<Thing>) {
  if (asked.data !== undefined)
    return <article className={css.page}>{children(asked.data)}</article>;
  if (asked.error)
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  return (
    <div className={css.page}>
      <Skeleton lines={9} height={18} />
    </div>
  );
}

interface ColumnsProps {
  className?: string;
  main: ReactNode;
  side: ReactNode;
}

/** What is done beside what it rests on; one below the other where there is no room. */
export function Columns({ className = "", main, side }: ColumnsProps) {
  return (
    <div className={`${css.columns} ${className}`}>
      <div className={css.column}>{main}</div>
      <div className={css.column}>{side}</div>
    </div>
  );
}
