export const LANGUAGES = ["zh-Hant", "zh-Hans", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's own name for itself: the one string that is never translated. */
export const OWN_NAME: Record<Language, string> = {
  "zh-Hant": "繁體中文",
  "zh-Hans": "简体中文",
  en: "English",
};

/** What Intl formats by; zh-Hant is Taiwan's, zh-Hans the mainland's. */
export const LOCALE: Record<Language, string> = {
  "zh-Hant": "zh-Hant-TW",
  "zh-Hans": "zh-Hans-CN",
  en: "en-GB",
};

const isLanguage = (tag: string): tag is Language => (LANGUAGES as readonly string[]).includes(tag);

/** Return the catalogue for a browser's language tag, or undefined when we have none. */
export function languageOf(tag: string): Language | undefined {
  if (isLanguage(tag)) return tag;
  const lower = tag.toLowerCase();
  if (lower.startsWith("zh")) return /hant|tw|hk|mo/.test(lower) ? "zh-Hant" : "zh-Hans";
  return lower.startsWith("en") ? "en" : undefined;
}

/** Pick the first wanted language that we have; English is the last resort. */
export function choose(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const found = tag ? languageOf(tag) : undefined;
    if (found) return found;
  }
  return "en";
}

/** A way to write dates as a language's readers do, in 24 hours. */
export const dateForm = (language: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALE[choose([language])], { hourCycle: "h23", ...options });
