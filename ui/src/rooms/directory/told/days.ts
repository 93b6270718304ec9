// Days of the week in the reader's language; the server's Monday is 0.
import { dateForm } from "@/i18n/languages";

const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const IN_A_ROW = 3;
export const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;

/** Name days; three or more in a row as a span. */
export function weekdays(days: number[], language: string): string {
  const form = dateForm(language, { weekday: "short", timeZone: "UTC" });
  const name = (day: number) => form.format(A_MONDAY + day * DAY_MS);
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return "";
  const isRow = sorted.length >= IN_A_ROW && last - first === sorted.length - 1;
  return isRow ? `${name(first)}–${name(last)}` : sorted.map(name).join(" · ");
}
