// One catalogue per language for UI, CLI, mail and PDF; the viewer's is loaded, the others wait.
import i18next, { type i18n } from "i18next";
import { initReactI18next } from "react-i18next";
import { choose, type Language } from "./languages";

export { LANGUAGES, type Language, LOCALE, OWN_NAME } from "./languages";

type Catalogue = Record<string, string>;

const LOADERS: Record<Language, () => Promise<{ default: Catalogue }>> = {
  "zh-Hant": () => import("./catalogue.zh-Hant"),
  "zh-Hans": () => import("./catalogue.zh-Hans"),
  en: () => import("./catalogue.en"),
};
const KEY = "tocsin.language";

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // storage may be forbidden; the choice then lasts as long as the page
  }
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, "translation")) return;
  const { default: catalogue } = await LOADERS[language]();
  i18next.addResourceBundle(language, "translation", catalogue);
}

/** Options under which a flat catalogue with `{name}` placeholders is read. */
export const OPTIONS = {
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false, prefix: "{", suffix: "}" },
  returnNull: false,
} as const;

export async function start(): Promise<i18n> {
  const language = choose([remembered(), ...navigator.languages]);
  await i18next.use(initReactI18next).init({ ...OPTIONS, lng: language, resources: {} });
  await speak(language, false);
  return i18next;
}

/** Change the language of the whole page, at once and without a reload. */
export async function speak(language: Language, isChosen = true): Promise<void> {
  await load(language);
  document.documentElement.lang = language; // first: whoever hears of the change asks in it
  await i18next.changeLanguage(language);
  if (isChosen) remember(language);
}

export const current = (): Language => (i18next.language ?? "en") as Language;
