import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type KeptPeriod, shippedPeriods, takePeriod } from "@/api/periods";
import { useFormat } from "@/i18n/format";
import { Choice } from "@/kit/Choice";
import { Decide } from "@/kit/deciding/Decide";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { At } from "@/kit/Time";
import { useNamed } from "../../sentences";
import css from "../Rules.module.css";
import { untaken } from "./own";

interface Props {
  kept: KeptPeriod[];
  touches: string[];
  onDone: () => void;
}

/** One of the dates that come with Tocsin; none holds before somebody takes it. */
export function TakeDate({ kept, touches, onDone }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useNamed();
  const [picked, setPicked] = useState("");
  const asked = useQuery({ queryKey: ["periods", "shipped"], queryFn: shippedPeriods });
  if (asked.error) return <ProblemNote problem={problemOf(asked.error)} />;
  if (!asked.data) return <Skeleton lines={3} />;
  const rows = untaken(asked.data, kept);
  if (rows.length === 0) return <p className={css.quiet}>{t("ui.dates.all_taken")}</p>;
  const one = rows.find(({ period_id }) => period_id === picked) ?? rows[0];
  if (!one) return null;
  return (
    <Decide
      words={t("ui.dates.take_words")}
      verb={t("ui.dates.take")}
      touches={touches}
      act={({ person }) => takePeriod(one.period_id, person)}
      onDone={onDone}
    >
      <Choice
        label={t("ui.dates.title")}
        value={one.period_id}
        options={rows.map(({ period_id }) => ({
          value: period_id,
          name: named(`warning.period.${period_id}`, period_id),
        }))}
        onPick={setPicked}
      />
      <p className={css.quiet}>
        <At at={one.begins_at} /> – <At at={one.ends_at} />
        {one.repeats && ` (${t("ui.dates.repeats")})`} ·{" "}
        {t("ui.dates.effect", {
          edge: format.number(one.edge_factor),
          poll: format.percent(one.poll_factor),
        })}
      </p>
    </Decide>
  );
}
