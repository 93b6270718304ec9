// Who is told of what, in which hours, and what waits for a digest.
import { address, call, send } from "./client";
import type { Level, Notice } from "./types";

export interface NoticeHours {
  begins: string;
  ends: string;
  zone: string;
  /** On which it begins, Monday = 0; none = every day. */
  days: number[];
}

/** A place where somebody can be told. */
export interface NoticeStop {
  channel: string;
  recipient: string;
  language: string;
}

/** A route as it is entered. */
export interface RouteEntry extends NoticeStop {
  from_level: Level;
  /** Its holder is told; the recipient where nobody holds it. */
  duty: string;
  /** Of which it tells; none = all. */
  watches: string[];
  hours: NoticeHours | null;
  quiet: NoticeHours | null;
  wakes_from: Level;
  climb_after_s: number;
  stops: NoticeStop[];
}

export interface NoticeRoute extends RouteEntry {
  /** At its end now: the holder, then deputies. */
  people: string[];
  is_held: boolean;
  tells_now: boolean;
  waits_until: string | null;
  /** Who is told next if nobody answers. */
  then: string[];
}

export interface NoticeRules {
  /** Empty: the routes are those of the configuration file. */
  version: string;
  kept_by: string;
  kept_at: string | null;
  /** Those that are set up. */
  channels: string[];
  /** When within a week not even red would reach anybody. */
  silent_at: string | null;
  routes: NoticeRoute[];
  few: number;
  window_s: number;
  held: (Notice & { held: "quiet" | "flood" })[];
}

export const noticeRules = () => call<NoticeRules>("/api/notices/rules");

export const putRoutes = (routes: RouteEntry[], version: string) =>
  send<NoticeRules>("PUT", "/api/notices/routes", { routes, version });

export const forgetRoutes = (version: string) =>
  send<NoticeRules>("DELETE", address("/api/notices/routes", { version }));
