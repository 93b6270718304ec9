// A text that has its own words in each language.
import { useTranslation } from "react-i18next";
import type { Words } from "@/api/cases";

/** Pick the reader's language, else the author's own words, else any. */
export function pick(words: Words, language: string): string {
  return words[language] ?? words[""] ?? words.en ?? Object.values(words)[0] ?? "";
}

export function useWords(): (words: Words | undefined) => string {
  const { i18n } = useTranslation();
  return (words) => pick(words ?? {}, i18n.language);
}

/** The catalogue's word for a code that a house may also have of its own: then the code itself. */
export function useCode(): (prefix: string, code: string) => string {
  const { t, i18n } = useTranslation();
  return (prefix, code) => (i18n.exists(`${prefix}.${code}`) ? t(`${prefix}.${code}`) : code);
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, "_")
    .replace(/^_|_$/g, "");

/** Who hears, in words: a playbook's code, or a name as it was entered. */
export function useAudience(): (audience: string) => string {
  const { t, i18n } = useTranslation();
  return (audience) => {
    const key = `ui.plans.audience.${audience}`;
    return i18n.exists(key) ? t(key) : audience;
  };
}

/** How somebody is told: a shipped playbook's words in the reader's language, else as they stand. */
export function useWay(): (channel: string) => string {
  const { t, i18n } = useTranslation();
  return (channel) => {
    const known = [
      `ui.place.${channel}`,
      `ui.directory.channel.${channel}`,
      `ui.plans.way.${slug(channel)}`,
    ];
    const key = known.find((each) => channel !== "" && i18n.exists(each));
    return key ? t(key) : channel;
  };
}
