import { useTranslation } from "react-i18next";
import type { Post } from "@/api/types";
import { ReadingChip } from "@/kit/ReadingChip";
import { readingsOf } from "@/kit/readings";
import css from "./Reading.module.css";
import { ask, useSaid } from "./said";

/** Every question with its answer, how sure it is, and the press that puts it right. */
export function Answers({ post }: { post: Post }) {
  const { t } = useTranslation();
  const corrected = useSaid((state) => state.labels[post.id]);
  const rows = readingsOf(post);
  return (
    <section className={css.part}>
      <h3>{t("ui.reading.title")}</h3>
      {rows.length === 0 && <p className={css.quiet}>{t("ui.reading.unread_words")}</p>}
      <dl className={css.answers}>
        {rows.map((reading) => (
          <div key={reading.head}>
            <dt>{t(`ui.reading.head.${reading.head}`)}</dt>
            <dd>
              <ReadingChip
                reading={reading}
                corrected={corrected?.[reading.head]}
                t={t}
                isWhole
                onPick={(anchor) => ask(post, reading, anchor)}
              />
            </dd>
          </div>
        ))}
      </dl>
      {rows.length > 0 && <p className={css.quiet}>{t("ui.reading.words")}</p>}
    </section>
  );
}
