// Who is told of what, in which hours, and what waits for a digest.
import { call } from "./client";
import type { Level, Notice } from "./types";

export interface NoticeHours {
  begins: string;
  ends: string;
  zone: string;
  /** On which it begins, Monday = 0; none = every day. */
  days: number[];
}

export interface NoticeRoute {
  from_level: Level;
  channel: string;
  recipient: string;
  duty: string;
  /** At its end now: the holder, then deputies. */
  people: string[];
  is_held: boolean;
  watches: string[];
  hours: NoticeHours | null;
  tells_now: boolean;
  quiet: NoticeHours | null;
  waits_until: string | null;
  wakes_from: Level;
  climb_after_s: number;
  /** Who is told next if nobody answers. */
  then: string[];
}

export interface NoticeRules {
  routes: NoticeRoute[];
  few: number;
  window_s: number;
  held: (Notice & { held: "quiet" | "flood" })[];
}

export const noticeRules = () => call<NoticeRules>("/api/notices/rules");
