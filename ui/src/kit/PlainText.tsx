import { useTranslation } from "react-i18next";
import css from "./PostCard.module.css";
import { type Piece, pieces } from "./text";

function Control({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <code className={css.control} title={t("ui.post.control")}>
      {code}
    </code>
  );
}

/** Text from outside, drawn as text: what could hide or turn words round is shown for what it is. */
export function Drawn({ piece }: { piece: Piece }) {
  if (piece.kind === "hit") return <mark className={css.hit}>{piece.text}</mark>;
  if (piece.kind === "control") return <Control code={piece.code} />;
  return piece.text;
}

export function PlainText({ text }: { text: string }) {
  return pieces(text, []).map((piece, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of an immutable text never move
    <Drawn key={n} piece={piece} />
  ));
}
