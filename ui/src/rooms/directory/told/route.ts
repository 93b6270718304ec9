// A route as it is told, and as it is entered.
import type { NoticeHours, NoticeRoute, RouteEntry } from "@/api/telling";

/** What is entered of a route; what the server adds at each hour is left out. */
export const entryOf = (one: NoticeRoute): RouteEntry => ({
  channel: one.channel,
  recipient: one.recipient,
  language: one.language,
  from_level: one.from_level,
  duty: one.duty,
  watches: one.watches,
  hours: one.hours,
  quiet: one.quiet,
  wakes_from: one.wakes_from,
  climb_after_s: one.climb_after_s,
  stops: one.stops,
});

export const freshRoute = (language: string): RouteEntry => ({
  channel: "in_app",
  recipient: "desk",
  language,
  from_level: "orange",
  duty: "",
  watches: [],
  hours: null,
  quiet: null,
  wakes_from: "red",
  climb_after_s: 900,
  stops: [],
});

export const freshHours = (zone: string, begins: string, ends: string): NoticeHours => ({
  begins,
  ends,
  zone,
  days: [],
});

/** The routes with one of them changed, added (at the end) or, without an entry, left out. */
export function withRoute(
  routes: NoticeRoute[],
  at: number | undefined,
  entry: RouteEntry | undefined,
): RouteEntry[] {
  const told = routes.map(entryOf);
  const place = at ?? told.length;
  return [...told.slice(0, place), ...(entry ? [entry] : []), ...told.slice(place + 1)];
}

const isStop = (one: { recipient: string }) => one.recipient.trim() !== "";

/** A time of the day in 24 hours; the browser's own field would ask some readers for am and pm. */
export const isTime = (told: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(told);

/** Whether everything is there that the server asks for. */
export const isWholeRoute = (one: RouteEntry): boolean =>
  isStop(one) &&
  one.stops.every(isStop) &&
  [one.hours, one.quiet].every((hours) => !hours || (isTime(hours.begins) && isTime(hours.ends)));
