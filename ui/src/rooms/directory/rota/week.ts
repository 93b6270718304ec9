// A week of the rota in the viewer's zone: days may be 23 or 25 hours long.
import type { Shift } from "@/api/people";

export const DAYS = 7;

/** The seven days of the week that lies `ahead` weeks from today, the first one today. */
export function daysOf(now: Date, ahead: number): Date[] {
  return Array.from(
    { length: DAYS },
    (_, at) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead * DAYS + at),
  );
}

export const nextDay = (day: Date): Date =>
  new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);

/** Whether a span of time touches a day. */
export const touches = (one: { begins_at: string; ends_at: string }, day: Date): boolean =>
  new Date(one.begins_at) < nextDay(day) && new Date(one.ends_at) > day;

/** The part of a span that lies in a day. */
export function within(one: { begins_at: string; ends_at: string }, day: Date): [Date, Date] {
  const [begins, ends] = [new Date(one.begins_at), new Date(one.ends_at)];
  const next = nextDay(day);
  return [begins < day ? day : begins, ends > next ? next : ends];
}

/** A new shift of a duty: eight hours from the morning of a day. */
export function freshShift(id: string, duty: string, day: Date): Shift {
  const begins = new Date(day.getFullYear(), day.getMonth(), day.getDate(), 9);
  const ends = new Date(day.getFullYear(), day.getMonth(), day.getDate(), 17);
  return {
    shift_id: id,
    duty_id: duty,
    person_id: "",
    begins_at: begins.toISOString(),
    ends_at: ends.toISOString(),
  };
}
