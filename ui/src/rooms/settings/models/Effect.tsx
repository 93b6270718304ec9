import { useTranslation } from "react-i18next";
import type { HeadEffect, ModelVersion } from "@/api/models";
import { useFormat } from "@/i18n/format";
import { Chip } from "@/kit/Chip";
import { Panel } from "@/kit/Panel";
import { Empty } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import css from "./Models.module.css";
import { isTouched, shareElsewhere, toneOf } from "./told";

/** "31 → 38 of 42": how many were right before, and after. */
function Moved({
  before,
  after,
  of,
  isQuiet = false,
}: {
  before: number;
  after: number;
  of: number;
  /** A few of many more or less tell nothing: no colour. */
  isQuiet?: boolean;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (of === 0) return <span className={css.quiet}>–</span>;
  const tone = isQuiet ? undefined : toneOf(before, after);
  return (
    <span data-tone={tone} className={css.moved}>
      {t("ui.models.moved", {
        before: format.number(before),
        after: format.number(after),
        of: format.number(of),
      })}
    </span>
  );
}

function Row({ one }: { one: HeadEffect }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        {t(`ui.reading.head.${one.head}`)}
        {one.is_worse && <Chip tone="bad">{t("ui.models.effect.worse")}</Chip>}
      </th>
      <td data-name={t("ui.models.effect.corrections")}>
        <Moved before={one.right_before} after={one.right_after} of={one.corrections} />
      </td>
      <td data-name={t("ui.models.effect.held_out")}>
        <Moved
          before={one.held_out_right_before}
          after={one.held_out_right_after}
          of={one.held_out}
        />
      </td>
      <td data-name={t("ui.models.effect.sample")}>
        <Moved
          before={one.sample_right_before}
          after={one.sample_right_after}
          of={one.sample}
          isQuiet
        />
      </td>
      <td data-name={t("ui.models.effect.elsewhere")}>
        {format.number(one.elsewhere_changed)}
        <span className={css.sub}>
          {t("ui.models.effect.of", {
            share: format.percent(shareElsewhere(one)),
            of: format.number(one.elsewhere),
          })}
        </span>
      </td>
    </tr>
  );
}

const COLUMNS = ["head", "corrections", "held_out", "sample", "elsewhere"] as const;

/** What the corrections changed: where they were made, where they were not, and at what cost. */
export function Effect({ version }: { version: ModelVersion }) {
  const { t } = useTranslation();
  const rows = version.effect?.heads.filter(isTouched) ?? [];
  const others = (version.effect?.heads.length ?? 0) - rows.length;
  return (
    <Panel title={t("ui.models.effect")} note={t("ui.models.effect.note")} isFlush>
      {rows.length > 0 ? (
        <TableFrame label={t("ui.models.effect")}>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col">
                  {t(`ui.models.effect.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <Row key={one.head} one={one} />
            ))}
          </tbody>
        </TableFrame>
      ) : (
        <Empty title={t("ui.models.effect.none")}>{t("ui.models.effect.none_words")}</Empty>
      )}
      {rows.length > 0 && others > 0 && (
        <p className={css.foot}>{t("ui.models.effect.others", { count: others })}</p>
      )}
    </Panel>
  );
}
