import { PlainText } from "@/kit/PlainText";
import css from "./Editing.module.css";
import { type Spot, stretches } from "./spots";

interface Props {
  title: string;
  text: string;
  language: string;
  spots: readonly Spot[];
}

/** The words to be read: findings underlined, marks that nobody sees shown for what they are. */
export function Reading({ title, text, language, spots }: Props) {
  return (
    <div lang={language} dir="auto">
      {title && (
        <p className={css.title}>
          <PlainText text={title} />
        </p>
      )}
      <div className={css.read}>
        {stretches(text, spots).map((one) => (
          <span key={one.from} className={css.told} data-grade={one.grade ?? undefined}>
            <PlainText text={one.text} />
          </span>
        ))}
      </div>
    </div>
  );
}
