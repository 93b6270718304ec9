import type { DraftDetail, DutyLine } from "@/api/statements";
import { Icon } from "@/kit/Icon";
import { PlainText } from "@/kit/PlainText";
import { useRoomWords } from "../words";
import css from "./Signing.module.css";

/** Who can sign for a duty, in the order in which they step in, and what keeps the others. */
function Line({ line }: { line: DutyLine }) {
  const { t, duty } = useRoomWords();
  if (!line.people.some((one) => one.may_sign)) {
    return (
      <span className={css.quiet}>{t("ui.signing.nobody_in_line", { duty: duty(line.duty) })}</span>
    );
  }
  const why = (one: DutyLine["people"][number]): string => {
    if (one.may_sign) return t("ui.signing.may_sign");
    return t(one.why ? `ui.signing.why.${one.why}` : "ui.signing.line.after");
  };
  return (
    <ol className={css.stand}>
      {line.people.map((one) => (
        <li key={one.name} data-may={one.may_sign}>
          <PlainText text={one.name} /> <span className={css.quiet}>{why(one)}</span>
        </li>
      ))}
    </ol>
  );
}

/** Each duty that must stand under the text: whose yes carries it, or who can give theirs. */
export function Wanted({ detail }: { detail: DraftDetail }) {
  const { t, duty } = useRoomWords();
  const { signed_off: state } = detail;
  const standing = detail.words.filter((one) => one.void === "" && one.word === "approved");
  const missing = new Set(state.missing_duties);
  if (state.duties.length === 0) {
    return (
      <p className={css.quiet}>
        {t("ui.signing.anybody", { count: state.people })}{" "}
        {[...new Set(standing.map((one) => one.person))].join(", ")}
      </p>
    );
  }
  return (
    <ul className={css.wanted}>
      {state.duties.map((one) => {
        const isThere = !missing.has(one);
        const line = detail.lines?.find((each) => each.duty === one);
        return (
          <li key={one} data-there={isThere}>
            <span className={css.box} aria-hidden="true">
              {isThere && <Icon name="check" size={12} />}
            </span>
            <b>{duty(one)}</b>
            <span className={css.quiet}>
              {isThere ? (state.carried_by?.[one] ?? "") : t("ui.signing.awaited")}
            </span>
            {!isThere && line && <Line line={line} />}
          </li>
        );
      })}
    </ul>
  );
}
