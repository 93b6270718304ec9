import { useTranslation } from "react-i18next";
import type { HeadDrift } from "@/api/models";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { Empty } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import css from "./Models.module.css";
import { filled } from "./told";

function Index({ value }: { value: number | null }) {
  const { t } = useTranslation();
  if (value === null) return <span className={css.quiet}>{t("ui.models.drift.too_few")}</span>;
  return (
    <span className={css.index}>
      <i className={css.track} aria-hidden="true">
        <i className={css.fill} style={{ width: `${filled(value)}%` }} />
      </i>
      {value.toFixed(2)}
    </span>
  );
}

const COLUMNS = ["head", "labels", "sureness", "posts"] as const;

/** How far these days' posts are from the ones that were learned from. */
export function Drift({ rows }: { rows: HeadDrift[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t("ui.models.drift")} note={t("ui.models.drift.note")} isFlush>
      {rows.length === 0 ? (
        <Empty title={t("ui.models.drift.none")} />
      ) : (
        <TableFrame label={t("ui.models.drift")}>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" data-number={name === "posts" || undefined}>
                  {t(`ui.models.drift.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.head}>
                <th scope="row">{t(`ui.reading.head.${one.head}`)}</th>
                <td data-name={t("ui.models.drift.labels")}>
                  <Index value={one.labels} />
                </td>
                <td data-name={t("ui.models.drift.sureness")}>
                  <Index value={one.sureness} />
                </td>
                <td data-number data-name={t("ui.models.drift.posts")}>
                  {format.number(one.posts)}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Panel>
  );
}
