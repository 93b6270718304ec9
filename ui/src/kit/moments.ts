// A moment as a person enters it: in the viewer's zone, kept as ISO 8601 in UTC.

const two = (n: number): string => String(n).padStart(2, "0");

/** Return an ISO time as `<input type="datetime-local">` wants it, or "" for none. */
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
