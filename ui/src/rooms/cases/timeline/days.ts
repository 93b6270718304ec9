// Lines of a timeline by the reader's day, the newest first.
import type { Entry } from "@/api/cases";
import { dateForm } from "@/i18n/languages";

export interface Day {
  name: string;
  entries: Entry[];
}

export function days(entries: readonly Entry[], language: string, zone?: string): Day[] {
  const form = dateForm(language, {
    year: "numeric",
    month: "long",
    day: "numeric",
    weekday: "long",
    timeZone: zone,
  });
  const found: Day[] = [];
  for (const entry of [...entries].reverse()) {
    const name = form.format(new Date(entry.at));
    const last = found.at(-1);
    if (last?.name === name) last.entries.push(entry);
    else found.push({ name, entries: [entry] });
  }
  return found;
}
