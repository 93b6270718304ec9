// A line of the server (a code and its facts) as the sentence that the notice says too.
import { useTranslation } from "react-i18next";
import type { Line } from "@/api/warned";

const BETWEEN = " · "; // the same in every language
const PLACEHOLDER = /\{(\w+)\}/g;

export type Lookup = (code: string) => string | undefined;

const isLine = (value: unknown): value is Line =>
  typeof value === "object" && value !== null && typeof (value as Line).code === "string";

function told(value: unknown, lookup: Lookup, locale: string): string {
  if (Array.isArray(value)) return value.map((one) => told(one, lookup, locale)).join(BETWEEN);
  if (isLine(value)) {
    const known = lookup(value.code) !== undefined;
    return !known && value.text ? value.text : sentenceOf(value, lookup, locale);
  }
  if (typeof value === "number")
    return value.toLocaleString(locale, { maximumFractionDigits: Number.isInteger(value) ? 0 : 1 });
  return String(value);
}

/** Fill a sentence; a fact that is missing leaves its placeholder standing. */
export function sentenceOf(line: Line, lookup: Lookup, locale = "en"): string {
  const text = lookup(line.code) ?? line.code;
  return text.replace(PLACEHOLDER, (hole, name: string) =>
    name in line.facts ? told(line.facts[name], lookup, locale) : hole,
  );
}

export function useSentences() {
  const { i18n } = useTranslation();
  const lookup: Lookup = (code) =>
    i18n.getResource(i18n.language, "translation", code) as string | undefined;
  return (line: Line) => sentenceOf(line, lookup, i18n.language);
}

/** A code of the catalogue in words, or what stands in for it. */
export function useNamed() {
  const { t, i18n } = useTranslation();
  return (code: string, fallback: string) => (i18n.exists(code) ? t(code) : fallback);
}
