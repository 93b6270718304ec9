import { useTranslation } from "react-i18next";
import type { Entry } from "@/api/cases";
import { useFormat } from "@/i18n/format";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { told } from "./facts";
import css from "./Timeline.module.css";

interface Props {
  entry: Entry;
  names: Record<string, string>;
}

function useActor(entry: Entry, names: Props["names"]): string {
  const { t } = useTranslation();
  if (entry.actor === "machine") return t("ui.lines.machine");
  return entry.name || (names[entry.actor] ?? entry.actor);
}

/** One line: when, who, what, and the words that go with it. */
export function EntryRow({ entry, names }: Props) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const actor = useActor(entry, names);
  const key = `ui.lines.did.${entry.action}`;
  const late = Number(entry.facts.late_s ?? 0);
  return (
    <li className={css.entry} data-kind={entry.action.split(".")[0]}>
      <At at={entry.at} isShort />
      <span className={css.who}>
        <PlainText text={actor} />
      </span>
      <span className={css.what}>
        <b>{i18n.exists(key) ? t(key) : entry.action}</b>
        {told(entry.facts, i18n.language, t, (code) => i18n.exists(code)).map((part) => (
          <span key={part} className={css.part}>
            <PlainText text={part} />
          </span>
        ))}
        {late > 0 && (
          <span className={css.late}>{t("ui.lines.late", { by: format.span(late) })}</span>
        )}
      </span>
    </li>
  );
}
