import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Status } from "@/kit/Chip";
import form from "@/kit/Form.module.css";
import { PlainText } from "@/kit/PlainText";
import { useNamed } from "@/kit/sentences";
import css from "./Outgoing.module.css";

interface Props {
  audiences: readonly string[];
  caseId: string | undefined;
  /** Said at once: somebody has just been refused. */
  isNews?: boolean;
  /** What may be done beside telling them. */
  children?: ReactNode;
}

/** Who should hear it first, and the way to tell them. */
export function HearFirst({ audiences, caseId, isNews, children }: Props) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <div className={css.turn} role={isNews ? "alert" : undefined}>
      <Status tone="warm">{t("ui.publish.out_of_turn")}</Status>
      <ul>
        {[...new Set(audiences)].map((one) => (
          <li key={one}>
            <PlainText text={named(`ui.plans.audience.${one}`, one)} />
          </li>
        ))}
      </ul>
      <div className={form.buttons}>
        {caseId && (
          <Link to="/cases/$id" params={{ id: caseId }} search={{ face: "hearing" }}>
            {t("ui.publish.tell_first")}
          </Link>
        )}
        {children}
      </div>
    </div>
  );
}
