import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { NewWatch, SensitivePeriod } from "@/api/types";
import { Button } from "@/kit/Button";
import form from "@/kit/Form.module.css";
import { MomentInput } from "@/kit/Moment";
import { ends } from "./draft";
import css from "./WatchDrawer.module.css";

const NEW: SensitivePeriod = { name: "", begins_at: "", ends_at: "" };

interface Props {
  draft: NewWatch;
  onChange: (part: Partial<NewWatch>) => void;
}

/** Times in which the watch is looked at more closely: launches, trials, 3·15, holidays. */
export function Periods({ draft, onChange }: Props) {
  const { t } = useTranslation();
  const rows = draft.sensitive_periods;
  const put = (n: number, part: Partial<SensitivePeriod>) =>
    onChange({ sensitive_periods: rows.map((row, at) => (at === n ? { ...row, ...part } : row)) });
  return (
    <section className={form.group} aria-label={t("ui.watch.periods")}>
      <span className={form.legend}>{t("ui.watch.periods")}</span>
      <span className={form.hint}>{t("ui.watch.periods.hint")}</span>
      {rows.map((row, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: periods have no identity but their place
        <div key={`${n} of ${rows.length}`} className={css.period}>
          <TextInput
            label={t("ui.watch.periods.name")}
            value={row.name}
            onChange={(event) => put(n, { name: event.currentTarget.value })}
            required
          />
          <Button
            look="ghost"
            icon="trash"
            label={t("ui.watch.periods.remove", { name: row.name })}
            onClick={() => onChange({ sensitive_periods: rows.filter((_, at) => at !== n) })}
          />
          <MomentInput
            label={t("ui.watch.periods.begins")}
            value={row.begins_at}
            onChange={(begins_at) => put(n, { begins_at })}
            required
          />
          <MomentInput
            label={t("ui.watch.periods.ends")}
            value={row.ends_at}
            onChange={(ends_at) => put(n, { ends_at })}
            error={ends(row) === "before" ? t("ui.watch.periods.before") : undefined}
            required
          />
        </div>
      ))}
      <Button size="s" icon="plus" onClick={() => onChange({ sensitive_periods: [...rows, NEW] })}>
        {t("ui.watch.periods.add")}
      </Button>
    </section>
  );
}
