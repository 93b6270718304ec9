import { useTranslation } from "react-i18next";
import type { Word } from "@/api/statements";
import { Status } from "@/kit/Chip";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { useRoomWords } from "../words";
import css from "./Signing.module.css";

/** Every yes and no that was ever said to this draft, and why some count no more. */
export function Words({ words, seal }: { words: Word[]; seal: string }) {
  const { t } = useTranslation();
  const { duty } = useRoomWords();
  if (words.length === 0) return null;
  return (
    <ol className={css.said}>
      {words.map((one) => {
        const isNo = one.word === "declined";
        return (
          <li key={one.signature_id} data-void={one.void !== ""}>
            <span className={css.line}>
              <Status tone={one.void ? "plain" : isNo ? "bad" : "good"}>
                {t(`ui.signing.word.${one.word}`)}
              </Status>
              <b>{one.person}</b>
              <span className={css.quiet}>
                {one.duties.map(duty).join(" · ")} <At at={one.at} />
              </span>
            </span>
            {one.stood_in?.map((told) =>
              told.instead_of.map((passed) => (
                <p key={`${told.duty}/${passed.name}`} className={css.quiet}>
                  {duty(told.duty)}:{" "}
                  {t("ui.signing.instead_of", {
                    name: passed.name,
                    why: t(`ui.signing.why.${passed.why}`),
                  })}
                </p>
              )),
            )}
            {one.reason && (
              <p>
                <PlainText text={one.reason} />
              </p>
            )}
            <p className={css.quiet}>
              {one.void ? (
                t(`ui.signing.void.${one.void}`)
              ) : (
                <>
                  {t("ui.signing.until")} <At at={one.expires_at} />
                </>
              )}{" "}
              {one.seal !== seal && <code>{one.seal.slice(0, 8)}…</code>}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
