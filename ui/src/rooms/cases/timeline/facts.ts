// What a line of the timeline says beside its action, in the order in which a person would tell it.
import type { Words } from "@/api/cases";
import { pick } from "../words";

type Facts = Record<string, unknown>;

// Codes that the catalogue has words for.
const CODED = [
  (code: string) => `cases.step.${code}`,
  (code: string) => `cases.stage.${code}`,
  (code: string) => `cases.duty.${code}`,
  (code: string) => `ui.level.${code}`,
  (code: string) => `ui.impact.field.${code}`,
  (code: string) => `ui.plans.audience.${code}`,
  (code: string) => `ui.statement.kind.${code}`,
  (code: string) => `ui.place.${code}`,
  (code: string) => `ui.locker.kind.${code}`,
  (code: string) => `statements.standing.${code}`,
  (code: string) => (code.startsWith("statements.fault.") ? code : ""),
] as const;
const SAID = [
  "task",
  "clock",
  "duty",
  "audience",
  "partner",
  "kind",
  "name",
  "channel",
  "people",
  "audiences",
  "field",
  "score",
  "text",
  "standing",
  "reason",
  "out_of_turn",
  "fault",
  "why",
  "outcome",
  "proof",
  "url",
  "lesson",
  "model",
  "note",
  "answer",
  "theme",
  "minutes",
  "evidence",
  "level",
  "plan",
  "number",
] as const;

const isWords = (value: unknown): value is Words =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function word(value: unknown, language: string): string {
  if (isWords(value)) return pick(value, language);
  return value === null || value === undefined ? "" : String(value);
}

/** Say a line's facts; `known` tells whether the catalogue has a key. */
export function told(
  facts: Facts,
  language: string,
  say: (key: string) => string,
  known: (key: string) => boolean,
): string[] {
  const coded = (value: unknown): string => {
    if (Array.isArray(value)) return value.map(coded).join(" · ");
    const text = word(value, language);
    const key = CODED.map((keyOf) => keyOf(text)).find(known);
    return key ? say(key) : text;
  };
  const parts: string[] = [];
  if (facts.before && facts.after) parts.push(`${coded(facts.before)} → ${coded(facts.after)}`);
  for (const name of SAID) if (facts[name] !== undefined) parts.push(coded(facts[name]));
  return parts.filter(Boolean);
}
