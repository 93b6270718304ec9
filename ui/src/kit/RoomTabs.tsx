import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import css from "./RoomTabs.module.css";

export interface RoomTab<Name extends string> {
  name: Name;
  words: string;
  to: LinkProps["to"];
  search?: Record<string, string | undefined>;
}

interface Props<Name extends string> {
  label: string;
  tabs: readonly RoomTab<Name>[];
  here: Name;
  /** What leads out of the room. */
  away?: ReactNode;
}

const intoSight = (tab: HTMLElement | null) =>
  tab?.scrollIntoView({ block: "nearest", inline: "nearest" });

/** The faces of a room, above what scrolls. */
export function RoomTabs<Name extends string>({ label, tabs, here, away }: Props<Name>) {
  return (
    <nav className={`${css.tabs} no-print`} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.name}
          ref={tab.name === here ? intoSight : undefined}
          to={tab.to}
          search={(tab.search ?? {}) as never}
          className={css.tab}
          activeOptions={{ exact: true, includeSearch: tab.search !== undefined }}
          aria-current={tab.name === here ? "page" : undefined}
        >
          {tab.words}
        </Link>
      ))}
      {away && <span className={css.away}>{away}</span>}
    </nav>
  );
}
