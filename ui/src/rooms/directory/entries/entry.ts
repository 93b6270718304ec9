// An entry in a form: what a new one starts with, what is told to the server.
import { freshId } from "@/api/directory";
import type { Entry } from "@/api/people";
import { type Field, KINDS, type Kind } from "../kinds";

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

function begun(field: Field, now: string): unknown {
  switch (field.is) {
    case "words":
    case "reach":
    case "entries":
    case "away":
    case "holdings":
      return [];
    case "flag":
      return false;
    case "number":
      return field.isNeeded ? (field.least ?? 0) : null;
    case "moment":
      return field.isNeeded ? now : null;
    case "zone":
      return ZONE;
    case "choice":
      return field.isNeeded ? "unknown" : "";
    default:
      return "";
  }
}

/** A new entry with everything unsaid. */
export function blank(kind: Kind, now: Date): Entry {
  const made: Entry = { entry_id: freshId(), name: "", note: "" };
  for (const field of KINDS[kind].fields) made[field.name] = begun(field, now.toISOString());
  return made;
}

const isSaid = (value: unknown): boolean =>
  typeof value === "string" ? value.trim() !== "" : value !== null && value !== undefined;

/** Whether all that a kind needs is filled in; the server has the last word. */
export const isWhole = (kind: Kind, entry: Entry): boolean =>
  entry.name.trim() !== "" &&
  KINDS[kind].fields.every((field) => !field.isNeeded || isSaid(entry[field.name])) &&
  KINDS[kind].fields
    .filter((field) => field.is === "holdings")
    .every((field) => (entry[field.name] as { person_id: string }[]).every((one) => one.person_id));
