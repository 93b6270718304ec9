import { useTranslation } from "react-i18next";
import { dateForm } from "@/i18n/languages";

/** How a span of time is told, in the viewer's zone. */
export function useSpan(): (from: string, to: string) => string {
  const { i18n } = useTranslation();
  const form = dateForm(i18n.language, {
    weekday: "short",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (from, to) => form.formatRange(new Date(from), new Date(to));
}
