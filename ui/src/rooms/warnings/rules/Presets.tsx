import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Preset, presets } from "@/api/rulings";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { Pick } from "@/kit/Pick";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import table from "@/kit/tables/Tables.module.css";
import { useNamed } from "../sentences";
import css from "./Rules.module.css";

function Numbers({ preset }: { preset: Preset }) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = useNamed();
  return (
    <TableFrame label={t("ui.presets.title")}>
      <thead>
        <tr>
          <th scope="col">{t("ui.presets.number")}</th>
          <th scope="col" data-number>
            {t("ui.presets.value")}
          </th>
          <th scope="col">{t("ui.presets.where")}</th>
          <th scope="col">{t("ui.presets.who")}</th>
        </tr>
      </thead>
      <tbody>
        {preset.numbers.map((one) => (
          <tr key={one.name}>
            <th scope="row">{named(`warning.number.${one.name}`, one.name)}</th>
            <td data-name={t("ui.presets.value")} data-number>
              <b>{format.number(one.value)}</b>
            </td>
            <td data-name={t("ui.presets.where")}>
              <span>
                <Chip tone={one.source === "judgement" ? "warm" : "plain"}>
                  {t(`warning.source.${one.source}`)}
                </Chip>
                <span className={table.sub}>{named(one.where, one.where)}</span>
              </span>
            </td>
            <td data-name={t("ui.presets.who")}>
              {t(one.is_acting ? "ui.presets.desk" : "ui.presets.people")}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** What each industry begins with, and where every number comes from. */
export function Presets() {
  const { t } = useTranslation();
  const named = useNamed();
  const [picked, setPicked] = useState<string>();
  const asked = useQuery({ queryKey: ["presets"], queryFn: presets, staleTime: 600_000 });
  const shown = asked.data?.find((one) => one.code === picked) ?? asked.data?.[0];
  const fitting = (shown?.periods ?? []).map((code) => named(`warning.period.${code}`, code));
  return (
    <Panel
      title={t("ui.presets.title")}
      note={t("ui.presets.note")}
      actions={
        <Pick
          label={t("ui.presets.industry")}
          value={shown?.code}
          options={(asked.data ?? []).map(({ code }) => ({
            value: code,
            name: named(`warning.preset.${code}`, code),
          }))}
          onPick={setPicked}
        />
      }
      isFlush
    >
      {asked.error && <ProblemNote problem={problemOf(asked.error)} />}
      {asked.isPending && <Skeleton lines={6} />}
      {shown && <Numbers preset={shown} />}
      {fitting.length > 0 && (
        <p className={css.none}>{t("ui.presets.periods", { names: fitting.join(" · ") })}</p>
      )}
    </Panel>
  );
}
