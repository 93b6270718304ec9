import type { DraftDetail } from "@/api/statements";
import { Icon } from "@/kit/Icon";
import { useRoomWords } from "../words";
import css from "./Signing.module.css";

/** Each duty that must stand under the text, and whether somebody who holds it has signed. */
export function Wanted({ detail }: { detail: DraftDetail }) {
  const { t, duty } = useRoomWords();
  const { signed_off: state } = detail;
  const standing = detail.words.filter((one) => one.void === "" && one.word === "approved");
  const missing = new Set(state.missing_duties);
  if (state.duties.length === 0) {
    return (
      <p className={css.quiet}>
        {t("ui.signing.anybody", { count: state.people })}{" "}
        {standing.map((one) => one.person).join(", ")}
      </p>
    );
  }
  return (
    <ul className={css.wanted}>
      {state.duties.map((one) => {
        const signer = standing.find((word) => word.duties.includes(one));
        const isThere = !missing.has(one);
        return (
          <li key={one} data-there={isThere}>
            <span className={css.box} aria-hidden="true">
              {isThere && <Icon name="check" size={12} />}
            </span>
            <b>{duty(one)}</b>
            <span className={css.quiet}>
              {isThere ? (signer?.person ?? "") : t("ui.signing.awaited")}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
