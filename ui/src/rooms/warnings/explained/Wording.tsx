import { useTranslation } from "react-i18next";
import type { WarningDetail } from "@/api/types";
import type { Cue, NewPhrase } from "@/api/warned";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { useNamed } from "../sentences";
import css from "./Consequence.module.css";
import { showPost } from "./Evidence";
import { byCue, wordingOf } from "./newest";

function Phrase({ one, shown }: { one: NewPhrase; shown: ReadonlySet<string> }) {
  const { t } = useTranslation();
  const posts = one.evidence.filter((post) => shown.has(post));
  return (
    <li className={css.finding}>
      <div className={css.top}>
        <q>
          <PlainText text={one.phrase} />
        </q>
        <span className={css.lift}>
          {t("ui.wording.used", { accounts: one.accounts, posts: one.posts })}
        </span>
      </div>
      {posts.length > 0 && (
        <p className={css.posts}>
          {posts.map((post, n) => (
            <button key={post} type="button" className={css.post} onClick={() => showPost(post)}>
              {t("ui.consequence.post", { n: n + 1 })}
            </button>
          ))}
        </p>
      )}
    </li>
  );
}

function Cues({ cue, words }: { cue: string; words: Cue[] }) {
  const format = useFormat();
  const named = useNamed();
  return (
    <li className={css.finding}>
      <div className={css.top}>
        <b>{named(`ui.indicator.${cue}`, cue)}</b>
        {words.map((one) => (
          <Chip key={one.word}>
            <PlainText text={one.word} /> {format.compact(one.posts)}
          </Chip>
        ))}
      </div>
    </li>
  );
}

/** What the posts begin to say: new phrases, and words that demand or doubt. */
export function Wording({ warning }: { warning: WarningDetail }) {
  const { t } = useTranslation();
  const { phrases, cues } = wordingOf(warning);
  if (phrases.length + cues.length === 0) return null;
  const shown = new Set(warning.evidence_posts.map((post) => post.id));
  return (
    <Panel title={t("ui.wording.title")} isFlush>
      <p className={css.none}>{t("ui.wording.note")}</p>
      <ul>
        {phrases.map((one) => (
          <Phrase key={one.phrase} one={one} shown={shown} />
        ))}
        {byCue(cues).map(([cue, words]) => (
          <Cues key={cue} cue={cue} words={words} />
        ))}
      </ul>
    </Panel>
  );
}
