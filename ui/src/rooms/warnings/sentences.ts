// What this room says of amounts, codes and rates; sentences are made in the kit.
import { useTranslation } from "react-i18next";
import type { Line } from "@/api/warned";

export { type Lookup, sentenceOf, useNamed, useSentences } from "@/kit/sentences";

/** A budget or a rate: to the hundredth, since 0.25 and 0.3 a week are not the same promise. */
export function useAmount() {
  const { i18n } = useTranslation();
  return (n: number) => n.toLocaleString(i18n.language, { maximumFractionDigits: 2 });
}

const WEEKS_A_YEAR = 52;
const UNITS = [
  ["week", 1],
  ["month", WEEKS_A_YEAR / 12],
  ["year", WEEKS_A_YEAR],
] as const;
const ALMOST_ONCE = 0.95;

/** A rate as the line that the server would tell it by. */
export function oftenLine(ratePerWeek: number): Line {
  for (const [unit, weeks] of UNITS) {
    const times = Math.round(ratePerWeek * weeks * 10) / 10;
    const code = times === 1 ? `warning.often.once_${unit}` : `warning.often.${unit}`;
    if (times >= ALMOST_ONCE) return { code, facts: { times } };
  }
  const years = Math.round(10 / Math.max(ratePerWeek * WEEKS_A_YEAR, 0.001)) / 10;
  return { code: "warning.often.years", facts: { years } };
}
