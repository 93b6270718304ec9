// A moment as a person enters it: in the viewer's zone, kept as ISO 8601 in UTC.

const two = (n: number): string => String(n).padStart(2, "0");

/** Return an ISO time as a day and a minute of 24 hours, "2026-03-15T09:30", or "" for none. */
export function localOf(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return "";
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Return what was entered as ISO 8601 in UTC, or "" where it is no time yet. */
export function isoOf(local: string): string {
  const at = new Date(local);
  return local === "" || Number.isNaN(at.getTime()) ? "" : at.toISOString();
}

/** Return what was typed as a time of 24 hours, "09:30", or "" where it is none. */
export function clockOf(typed: string): string {
  const plain = typed.normalize("NFKC").trim();
  const [, hour = "", minute = ""] = /^(\d{1,2})[:.]?(\d{2})$/.exec(plain) ?? [];
  const isTime = hour !== "" && Number(hour) < 24 && Number(minute) < 60;
  return isTime ? `${two(Number(hour))}:${minute}` : "";
}
