import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type CaseDetail, type Hold, onCase, onPart } from "@/api/cases";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { MomentInput } from "@/kit/Moment";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Empty } from "@/kit/States";
import { At } from "@/kit/Time";
import { Act } from "../acting/Act";
import { may } from "../one/useCase";
import css from "./Locker.module.css";

function Begin({ one, onDone }: { one: CaseDetail; onDone: () => void }) {
  const { t } = useTranslation();
  const [since, setSince] = useState(one.opened_at);
  return (
    <Act
      words={t("ui.hold.words")}
      verb={t("ui.hold.begin")}
      why={{ label: t("ui.action.reason"), hint: t("ui.hold.reason_hint"), isNeeded: true }}
      isReady={since !== ""}
      act={(reason) => onCase(one.case_id, "holds", { reason, since })}
      onDone={onDone}
    >
      <MomentInput label={t("ui.hold.since")} value={since} onChange={setSince} required />
    </Act>
  );
}

interface Props {
  one: CaseDetail;
  holds: Hold[];
  names: Record<string, string>;
}

function Row({ one, hold, names }: { one: CaseDetail; hold: Hold; names: Props["names"] }) {
  const { t } = useTranslation();
  return (
    <li className={css.hold}>
      <p className={css.line}>
        <Chip tone={hold.released_at ? "plain" : "bad"}>
          {t(hold.released_at ? "ui.hold.released" : "ui.hold.stands")}
        </Chip>
        <span className={css.facts}>
          {t("ui.hold.since")} <At at={hold.since} />
        </span>
      </p>
      <p className={css.words}>
        <PlainText text={hold.reason} />
      </p>
      <p className={css.facts}>
        {names[hold.by] ?? hold.by} <At at={hold.at} />
        {hold.released_at && (
          <>
            {" "}
            · {names[hold.released_by] ?? hold.released_by} <At at={hold.released_at} />{" "}
            <PlainText text={hold.release_reason} />
          </>
        )}
      </p>
      {!hold.released_at && may(one, "evidence.release") && (
        <div className="no-print">
          <Ask size="s" label={t("ui.hold.release")}>
            {(close) => (
              <Act
                words={t("ui.hold.release_words")}
                verb={t("ui.hold.release")}
                look="danger"
                why={{ label: t("ui.action.reason"), isNeeded: true }}
                act={(reason) => onPart("holds", hold.hold_id, "release", { reason })}
                onDone={close}
              />
            )}
          </Ask>
        </div>
      )}
    </li>
  );
}

/** While a legal hold stands, nothing that it covers is let go of. */
export function Holds({ one, holds, names }: Props) {
  const { t } = useTranslation();
  const begin = may(one, "evidence.hold") && (
    <Ask size="s" icon="plus" label={t("ui.hold.begin")}>
      {(close) => <Begin one={one} onDone={close} />}
    </Ask>
  );
  return (
    <Panel title={t("ui.hold.title")} actions={begin} isFlush>
      {holds.length === 0 ? (
        <Empty title={t("ui.hold.none")}>{t("ui.hold.none_words")}</Empty>
      ) : (
        <ul>
          {holds.map((hold) => (
            <Row key={hold.hold_id} one={one} hold={hold} names={names} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
