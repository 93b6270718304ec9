import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { cancelOut } from "@/api/drafts";
import type { Publication, Step } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import form from "@/kit/Form.module.css";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import { toneOf, useRoomWords } from "../words";
import { Carried, type Words } from "./Carried";
import { HearFirst } from "./HearFirst";
import { isHeld, meaningOf } from "./held";
import css from "./Outgoing.module.css";
import { Thawing } from "./Thawing";
import { usePlace } from "./usePlace";

function StepLine({ step }: { step: Step }) {
  const { t } = useTranslation();
  const { standing } = useRoomWords();
  return (
    <li>
      <span className={css.line}>
        <At at={step.at} /> <b>{t(`ui.publish.step.${step.what}`)}</b>
        <span className={css.quiet}>{standing(step.state)}</span>
        {step.person && <span className={css.quiet}>{step.person}</span>}
      </span>
      {step.fault && <p className={css.fault}>{t(step.fault)}</p>}
      {step.proof && (
        <p className={css.quiet}>
          <PlainText text={step.proof} />
        </p>
      )}
      {step.excerpt && (
        <p className={css.quiet}>
          <PlainText text={step.excerpt} />
        </p>
      )}
    </li>
  );
}

// A publisher's answer names the address: only the web's own schemes become a link.
const isWeb = (url: string) => /^https?:\/\//.test(url);

/** One way out: where it stands, what is to be done by a person, every step, the proof. */
export function Out({ one, words }: { one: Publication; words: Words }) {
  const { t, place, standing } = useRoomWords();
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => cancelOut(one.publication_id),
    onSettled: () => {
      for (const key of ["draft", "publications", "statements"])
        void client.invalidateQueries({ queryKey: [key] });
    },
  });
  const may = new Set(one.actions);
  const where = usePlace(one.channel);
  const isOurs = one.state === "by_hand" && where?.is_inside;
  return (
    <section className={css.out} aria-label={place(one.channel)}>
      <span className={css.line}>
        <Status tone={toneOf(one.state)}>{standing(one.state)}</Status>
        <b>{place(one.channel)}</b>
        {one.is_scheduled && !one.published_at && (
          <span className={css.quiet}>
            {t("ui.publish.due")} <At at={one.due_at} />
          </span>
        )}
        {one.break_id && <Status tone="bad">{t("ui.glass.was_broken")}</Status>}
      </span>
      <p className={css.quiet}>
        {t(`ui.publish.meaning.${isOurs ? "by_hand_inside" : meaningOf(one)}`)}
      </p>
      {one.fault && !isHeld(one) && <p className={css.fault}>{t(one.fault)}</p>}
      {one.hear_first.length > 0 && <HearFirst audiences={one.hear_first} caseId={one.case_id} />}
      {one.state === "published" && (
        <p className={css.proof}>
          {isWeb(one.url) ? (
            <a href={one.url} target="_blank" rel="noreferrer">
              <PlainText text={one.url} />
            </a>
          ) : (
            <PlainText text={one.proof} />
          )}
        </p>
      )}
      {may.has("confirm") && <Carried one={one} words={words} />}
      <div className={`${form.buttons} no-print`}>
        {may.has("thaw") && <Thawing one={one} />}
        {may.has("cancel") && (
          <Button size="s" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
            {t("ui.publish.cancel")}
          </Button>
        )}
      </div>
      {cancel.error && <ProblemNote problem={problemOf(cancel.error)} />}
      <details>
        <summary className={css.quiet}>
          {t("ui.publish.steps", { count: one.steps.length })}
        </summary>
        <ol className={css.steps}>
          {one.steps.map((step) => (
            <StepLine key={`${step.at} ${step.what}`} step={step} />
          ))}
        </ol>
      </details>
    </section>
  );
}
