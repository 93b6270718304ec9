import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CaseDetail, Negative } from "@/api/cases";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Lead } from "@/kit/Lead";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Segments } from "@/kit/Segments";
import { Empty } from "@/kit/States";
import { Ago, At, useNow } from "@/kit/Time";
import { may } from "../one/useCase";
import { useCode } from "../words";
import { Collect } from "./Collect";
import { Moving } from "./Moving";
import css from "./Papers.module.css";

const WAY = ["collected", "analysed", "responded", "fed_back"] as const;
const isEnded = (one: Negative): boolean => ["fed_back", "set_aside"].includes(one.handling);

/** Whoever may come to harm first, then what falls due next. */
function order(some: Negative[]): Negative[] {
  const due = (one: Negative) => Date.parse(one.due_at ?? "9999-01-01T00:00:00Z");
  return [...some].sort(
    (a, b) => Number(b.is_distressed) - Number(a.is_distressed) || due(a) - due(b),
  );
}

function Way({ one }: { one: Negative }) {
  const { t } = useTranslation();
  const here = (WAY as readonly string[]).indexOf(one.handling);
  if (here < 0) return <Chip>{t("ui.voices.set_aside")}</Chip>;
  return (
    <ol className={css.way} aria-label={t("ui.voices.way")}>
      {WAY.map((step, place) => (
        <li
          key={step}
          data-when={place <= here ? "past" : "ahead"}
          aria-current={place === here ? "step" : undefined}
        >
          {t(`ui.voices.${step}`)}
        </li>
      ))}
    </ol>
  );
}

function Script({ one }: { one: Negative }) {
  const { t } = useTranslation();
  if (!one.is_distressed) return null;
  return (
    <div className={css.care}>
      <Chip tone="bad">{t("ui.voices.distressed")}</Chip> {t("ui.voices.people_only")}
      {one.script && (
        <details>
          <summary>{t("ui.voices.script")}</summary>
          <p>{t(one.script)}</p>
        </details>
      )}
    </div>
  );
}

function Row({ room, one }: { room: CaseDetail; one: Negative }) {
  const { t } = useTranslation();
  const code = useCode();
  const now = useNow();
  const isLate = !isEnded(one) && one.due_at !== null && Date.parse(one.due_at) < now;
  return (
    <li className={css.paper}>
      <Way one={one} />
      <blockquote className={css.quote} dir="auto">
        <PlainText text={one.excerpt} />
      </blockquote>
      <Script one={one} />
      <p className={css.facts}>
        {one.theme && (
          <Chip>
            <PlainText text={one.theme} />
          </Chip>
        )}{" "}
        {code("cases.duty", one.duty)} ·{" "}
        {one.person ? <PlainText text={one.person} /> : <b>{t("ui.cases.nobody")}</b>}
        {one.due_at && !isEnded(one) && (
          <span data-late={isLate} className={css.due}>
            {" "}
            · {t(isLate ? "ui.voices.was_due" : "ui.clocks.due")} <At at={one.due_at} />
          </span>
        )}{" "}
        · <Ago at={one.collected_at} />
        {one.post_id && (
          <>
            {" "}
            · <PlainText text={one.post_id} />
          </>
        )}
      </p>
      {one.answer && (
        <p className={css.said}>
          <b>
            <Lead words={t("ui.voices.answer")} />
          </b>
          <PlainText text={one.answer} />
        </p>
      )}
      {one.outcome && (
        <p className={css.said}>
          <b>
            <Lead words={t("ui.voices.outcome")} />
          </b>
          <PlainText text={one.outcome} />
        </p>
      )}
      {room.is_open && !isEnded(one) && may(room, "negative.move") && (
        <Moving room={room} one={one} />
      )}
    </li>
  );
}

/** What is said against us, on its way through our hands: collect, analyse, respond, feed back. */
export function Negatives({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<"left" | "ended">("left");
  const some = order(one.negatives.filter((each) => isEnded(each) === (which === "ended")));
  const rows = (["left", "ended"] as const).map((value) => ({
    value,
    name: t(`ui.voices.which.${value}`),
  }));
  const collect = one.is_open && may(one, "negative.add") && (
    <Ask size="s" icon="plus" label={t("ui.voices.collect")}>
      {(close) => <Collect one={one} onDone={close} />}
    </Ask>
  );
  return (
    <Panel
      title={t("ui.voices.title")}
      note={t("ui.voices.note")}
      actions={
        <>
          <Segments label={t("ui.voices.title")} rows={rows} value={which} onChange={setWhich} />
          {collect}
        </>
      }
      isFlush
    >
      {some.length === 0 ? (
        <Empty title={t(`ui.voices.none.${which}`)} action={which === "left" && collect}>
          {t(`ui.voices.none_words.${which}`)}
        </Empty>
      ) : (
        <ul>
          {some.map((each) => (
            <Row key={each.negative_id} room={one} one={each} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
