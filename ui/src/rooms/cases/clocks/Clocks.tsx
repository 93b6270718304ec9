import { useTranslation } from "react-i18next";
import type { CaseDetail, Clock } from "@/api/cases";
import { Ask } from "@/kit/deciding/Ask";
import { Lead } from "@/kit/Lead";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty } from "@/kit/States";
import { At } from "@/kit/Time";
import { may } from "../one/useCase";
import { useCode, useWords } from "../words";
import { AddClock } from "./AddClock";
import css from "./Clocks.module.css";
import { Countdown } from "./Countdown";
import { endsByHand, inOrder, standing } from "./countdown";
import { Ending } from "./Ending";
import { useSecond } from "./second";

/** Who is told next, and who has been told that it is late. */
function Ladder({ clock }: { clock: Clock }) {
  const { t } = useTranslation();
  const code = useCode();
  const next = clock.next_rung;
  if (!next) return null;
  const name = next.name || t("ui.cases.nobody");
  return (
    <p className={css.facts}>
      <Lead
        words={t(clock.climbed > 0 ? "ui.clocks.climbs" : "ui.clocks.tells", {
          duty: code("cases.duty", next.duty),
        })}
      />
      <PlainText text={name} />
    </p>
  );
}

function Running({ clock, one }: { clock: Clock; one: CaseDetail }) {
  const { t } = useTranslation();
  const mayEnd = (verb: string) => one.is_open && endsByHand(clock) && may(one, verb);
  const words = useWords();
  const { phase, gone } = standing(clock, useSecond());
  const done = words(clock.done_when);
  return (
    <li className={css.clock} data-phase={phase}>
      <i className={css.gone} style={{ width: `${gone * 100}%` }} aria-hidden="true" />
      <h3 className={css.name}>
        <PlainText text={words(clock.name)} />
      </h3>
      <Countdown clock={clock} />
      <p className={css.facts}>
        {t("ui.clocks.due")} <At at={clock.due_at} />
      </p>
      <Ladder clock={clock} />
      {done && (
        <details className={css.done}>
          <summary>{t("ui.cases.done_when")}</summary>
          <PlainText text={done} />
        </details>
      )}
      <div className={`${css.buttons} no-print`}>
        {mayEnd("clock.meet") && (
          <Ask
            size="s"
            look={phase === "calm" ? "plain" : "primary"}
            icon="check"
            label={t("ui.clocks.meet")}
          >
            {(close) => <Ending clock={clock} deed="meet" onDone={close} />}
          </Ask>
        )}
        {mayEnd("clock.stop") && (
          <Ask size="s" label={t("ui.clocks.stop")}>
            {(close) => <Ending clock={clock} deed="stop" onDone={close} />}
          </Ask>
        )}
      </div>
    </li>
  );
}

function Ended({ clocks }: { clocks: Clock[] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (clocks.length === 0) return null;
  return (
    <details className={css.ended}>
      <summary>{t("ui.clocks.ended", { count: clocks.length })}</summary>
      <ul>
        {clocks.map((clock) => (
          <li key={clock.clock_id} className={css.line}>
            <span>
              <PlainText text={words(clock.name)} />
            </span>
            <Countdown clock={clock} isSmall />
            <span className={css.facts}>
              {(clock.met_at ?? clock.stopped_at) && (
                <At at={clock.met_at ?? clock.stopped_at ?? ""} />
              )}{" "}
              {clock.note && clock.note !== "case.closed" && <PlainText text={clock.note} />}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The promises of a case by time; those of its tasks stand with the tasks. */
export function Clocks({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const now = useSecond();
  const own = inOrder(
    one.clocks.filter((clock) => clock.code !== "task"),
    now,
  );
  const running = own.filter((clock) => clock.state === "running");
  const add = one.is_open && may(one, "clock.add") && (
    <Ask size="s" icon="plus" label={t("ui.clocks.add")}>
      {(close) => <AddClock one={one} onDone={close} />}
    </Ask>
  );
  return (
    <Panel title={t("ui.clocks.title")} note={t("ui.clocks.note")} actions={add}>
      {running.length === 0 ? (
        <Empty title={t("ui.clocks.none")}>{t("ui.clocks.none_words")}</Empty>
      ) : (
        <ul className={css.clocks}>
          {running.map((clock) => (
            <Running key={clock.clock_id} clock={clock} one={one} />
          ))}
        </ul>
      )}
      <Ended clocks={own.filter((clock) => clock.state !== "running")} />
    </Panel>
  );
}
