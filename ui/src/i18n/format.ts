// Numbers, times and spans as a reader of each language writes them; 24 hours, the viewer's zone.
import i18next from "i18next";
import { useSyncExternalStore } from "react";
import { type Language, LOCALE } from "./languages";

type Translate = (key: string, facts?: Record<string, unknown>) => string;

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** The page's zone, as the browser knows it. */
export const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

const parts = (seconds: number): [number, string] => {
  const s = Math.max(0, Math.round(seconds));
  if (s < MINUTE) return [s, "seconds"];
  if (s < HOUR) return [Math.round(s / MINUTE), "minutes"];
  if (s < 2 * DAY) return [Math.round((s / HOUR) * 10) / 10, "hours"];
  return [Math.round(s / DAY), "days"];
};

export function formatter(language: Language, t: Translate) {
  const locale = LOCALE[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const fine = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const short = new Intl.NumberFormat(language === "en" ? "en" : locale, {
    notation: "compact",
    maximumSignificantDigits: 3,
  });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const time = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { hourCycle: "h23", ...options });
  const hm = time({ hour: "2-digit", minute: "2-digit" });
  const hms = time({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  const inDay = { month: "numeric", day: "numeric" } as const;
  const inMoment = { ...inDay, hour: "2-digit", minute: "2-digit" } as const;
  const day = time(inDay);
  const full = time({ dateStyle: "medium", timeStyle: "medium" });
  const moment = time(inMoment);
  const farDay = time({ ...inDay, year: "numeric" });
  const farMoment = time({ ...inMoment, year: "numeric" });
  const isFar = (at: Date) => at.getFullYear() !== new Date().getFullYear();
  const zone = time({ timeZoneName: "short", hour: "2-digit" });
  const named = new Intl.DisplayNames([locale], { type: "language" });

  const number = (n: number) => {
    if (n > 0 && n < 0.05) return `< ${fine.format(0.1)}`; // little is not nothing
    return (Math.abs(n) < 10 && !Number.isInteger(n) ? fine : whole).format(n);
  };
  const span = (seconds: number) => {
    const [count, unit] = parts(seconds);
    return t(`ui.span.${unit}`, { count, n: fine.format(count) });
  };
  return {
    number,
    compact: (n: number) => (Math.abs(n) < 10_000 ? number(n) : short.format(n)),
    percent: (n: number) => share.format(n),
    time: (at: string | number) => hm.format(new Date(at)),
    seconds: (at: string | number) => hms.format(new Date(at)),
    /** A day, with its year where that is not this one. */
    day: (told: string | number) => {
      const at = new Date(told);
      return (isFar(at) ? farDay : day).format(at);
    },
    moment: (told: string | number) => {
      const at = new Date(told);
      return (isFar(at) ? farMoment : moment).format(at);
    },
    full: (at: string | number) => full.format(new Date(at)),
    zone: () =>
      zone.formatToParts(new Date()).find((p) => p.type === "timeZoneName")?.value ?? ZONE,
    utc: (at: string | number) =>
      `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`,
    span,
    ago: (seconds: number) =>
      seconds < 5 ? t("ui.time.now") : t("ui.time.ago", { span: span(seconds) }),
    language: (tag: string) => {
      if (!tag || tag === "und") return t("ui.language.unknown");
      try {
        return named.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
  };
}

export type Format = ReturnType<typeof formatter>;

// Intl objects are dear to make (a dozen cost a millisecond): one set a language, not one a post.
const made = new Map<string, Format>();

function listen(tell: () => void): () => void {
  i18next.on("languageChanged", tell);
  return () => i18next.off("languageChanged", tell);
}

const spoken = () => i18next.language as Language;

export function useFormat(): Format {
  const language = useSyncExternalStore(listen, spoken, spoken);
  const known = made.get(language);
  if (known) return known;
  const format = formatter(language, i18next.getFixedT(language) as unknown as Translate);
  made.set(language, format);
  return format;
}
