import { useTranslation } from "react-i18next";
import type { Finding } from "@/api/statements";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { Scrolled } from "@/kit/Scrolled";
import { Empty } from "@/kit/States";
import { useSentences } from "@/kit/sentences";
import css from "./Editing.module.css";
import type { Spot } from "./spots";

const SIGN = { hint: "i", warn: "!", stop: "×" } as const;
const ORDER = { stop: 0, warn: 1, hint: 2 } as const;

interface Props {
  findings: readonly Finding[];
  spots: readonly Spot[];
  text: string;
  isLooking: boolean;
  onShow?: (spot: Spot) => void;
}

function Told({ finding, quote }: { finding: Finding; quote?: string }) {
  const { t } = useTranslation();
  const say = useSentences();
  return (
    <>
      <span className={css.sign} data-grade={finding.grade} aria-hidden="true">
        {SIGN[finding.grade]}
      </span>
      <span className={css.what}>
        <span className="unseen">{t(`ui.finding.${finding.grade}`)}: </span>
        <PlainText text={say(finding)} />
      </span>
      {quote && (
        <span className={css.quote}>
          <PlainText text={quote} />
        </span>
      )}
    </>
  );
}

/** What there is to say of the words, the gravest first; each shows its sentence. */
export function Findings({ findings, spots, text, isLooking, onShow }: Props) {
  const { t } = useTranslation();
  const sorted = [...findings].sort((a, b) => ORDER[a.grade] - ORDER[b.grade]);
  return (
    <Panel
      title={t("ui.findings.title")}
      note={
        <span aria-live="polite">
          {isLooking ? t("ui.findings.looking") : t("ui.findings.count", { count: sorted.length })}
        </span>
      }
      isFlush
    >
      {sorted.length === 0 ? (
        <Empty title={t("ui.findings.none")}>{t("ui.findings.none_words")}</Empty>
      ) : (
        <Scrolled className={css.findings} label={t("ui.table", { name: t("ui.findings.title") })}>
          <ul>
            {sorted.map((finding) => {
              const spot = spots.find((one) => one.finding === finding);
              const key = `${finding.code} ${finding.start} ${finding.end} ${JSON.stringify(finding.facts)}`;
              const told = (
                <Told finding={finding} quote={spot && text.slice(spot.from, spot.to)} />
              );
              return (
                <li key={key}>
                  {spot && onShow ? (
                    <button type="button" className={css.finding} onClick={() => onShow(spot)}>
                      {told}
                    </button>
                  ) : (
                    <div className={css.finding}>{told}</div>
                  )}
                </li>
              );
            })}
          </ul>
        </Scrolled>
      )}
    </Panel>
  );
}
