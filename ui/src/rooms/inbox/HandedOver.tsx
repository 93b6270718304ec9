import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type Handover, onPart } from "@/api/cases";
import { Button } from "@/kit/Button";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { Ago } from "@/kit/Time";
import css from "./Inbox.module.css";

interface Props {
  one: Handover & { case_id: string };
  caseName: string;
}

/** What the shift before tells me, until I say that I have taken over. */
export function HandedOver({ one, caseName }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => onPart("handovers", one.handover_id, "take"),
    onSettled: () => {
      for (const key of ["inbox", "case"]) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  return (
    <li className={css.withDeed}>
      <div className={css.told}>
        <Link
          to="/cases/$id"
          params={{ id: one.case_id }}
          search={{ face: "papers" }}
          className={css.head}
        >
          <b className={css.words}>
            <PlainText text={caseName} />
          </b>
        </Link>
        <span className={css.line}>
          <PlainText text={one.standing} />
        </span>
        {one.open_points.map((point) => (
          <span key={point} className={css.quiet}>
            – <PlainText text={point} />
          </span>
        ))}
        <span className={css.quiet}>
          {one.person} · <Ago at={one.at} />
        </span>
        {take.error && <ProblemNote problem={problemOf(take.error)} />}
      </div>
      <Button size="s" icon="check" disabled={take.isPending} onClick={() => take.mutate()}>
        {t("ui.handover.take")}
      </Button>
    </li>
  );
}
