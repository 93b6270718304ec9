import { useTranslation } from "react-i18next";
import { HEADS } from "@/api/readings";
import type { Post } from "@/api/types";
import { labelOf, Sureness } from "@/kit/ReadingChip";
import { type Reading, readingsOf } from "@/kit/readings";
import css from "./Reading.module.css";
import { say, useSaid } from "./said";

/** All answers to one question: what was read, what a person said, and a press for each. */
function Row({ post, reading }: { post: Post; reading: Reading }) {
  const { t } = useTranslation();
  const { head, label: told, chance } = reading;
  const corrected = useSaid((state) => state.labels[post.id]?.[head]);
  const now = corrected ?? told;
  return (
    <fieldset className={css.labels}>
      <legend className="unseen">
        {t("ui.reading.right_is", { head: t(`ui.reading.head.${head}`) })}
      </legend>
      {now === null && <span className={css.unsure}>{t("ui.reading.unsure")}</span>}
      {HEADS[head].map((label) => (
        <button
          key={label}
          type="button"
          className={css.label}
          aria-pressed={label === now}
          onClick={() => say(post, reading, label)}
        >
          {labelOf(t, head, label)}
          {label === told && chance !== null && <Sureness chance={chance} />}
          {label === corrected && <span className={css.mark}>{t("ui.reading.corrected")}</span>}
        </button>
      ))}
      {corrected !== undefined && (
        <button type="button" className={css.back} onClick={() => say(post, reading, null)}>
          {t("ui.reading.take_back")}
        </button>
      )}
    </fieldset>
  );
}

/** Every question with its answer, how sure it is, and the press that puts it right. */
export function Answers({ post }: { post: Post }) {
  const { t } = useTranslation();
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
              <Row post={post} reading={reading} />
            </dd>
          </div>
        ))}
      </dl>
      {rows.length > 0 && <p className={css.quiet}>{t("ui.reading.words")}</p>}
    </section>
  );
}
