import { useTranslation } from "react-i18next";
import type { ModelCard } from "@/api/models";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { At } from "@/kit/Time";
import { TableFrame } from "@/kit/tables/TableFrame";
import css from "./Models.module.css";
import { keyOf } from "./told";

/** What it is, and what may not be expected of it. */
export function Card({ card }: { card: ModelCard }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const limits = card.limits.filter((code) => i18n.exists(code));
  return (
    <Panel title={t("ui.models.card")} note={`${card.name} ${card.version}`}>
      <dl className={css.facts}>
        <dt>{t("ui.models.card.kind")}</dt>
        <dd>{card.kind}</dd>
        <dt>{t("ui.models.card.trained")}</dt>
        <dd>
          {t("ui.models.card.posts", { n: format.number(card.posts) })}
          {card.trained_at && (
            <>
              {" · "}
              <At at={card.trained_at} />
            </>
          )}
        </dd>
        <dt>{t("ui.models.card.scheme")}</dt>
        <dd>
          <code>{card.scheme}</code>
        </dd>
        <dt>{t("ui.models.card.seal")}</dt>
        <dd>
          <code title={card.sha256}>{card.sha256.slice(0, 16)}</code>
        </dd>
      </dl>
      {limits.length > 0 && (
        <>
          <h3 className={css.h3}>{t("ui.models.card.limits")}</h3>
          <ul className={css.limits}>
            {limits.map((code) => (
              <li key={code}>{t(code)}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

const COLUMNS = ["name", "head", "split", "posts", "licence"] as const;

/** Every set that it learned from or was measured on, with the licence that the set states. */
export function Sets({ card }: { card: ModelCard }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t("ui.models.sets")} note={t("ui.models.sets.note")} isFlush>
      <div className={css.long}>
        <TableFrame label={t("ui.models.sets")}>
          <thead>
            <tr>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" data-number={name === "posts" || undefined}>
                  {t(`ui.models.sets.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {card.training_sets.map((one) => (
              <tr key={keyOf(one)}>
                <th scope="row">
                  <PlainText text={one.name} />
                  {one.note && <span className={css.sub}>{one.note}</span>}
                </th>
                <td data-name={t("ui.models.sets.head")}>
                  {t(`ui.reading.head.${one.head}`)}
                  <span className={css.sub}>{format.language(one.lang)}</span>
                </td>
                <td data-name={t("ui.models.sets.split")}>{one.split}</td>
                <td data-number data-name={t("ui.models.sets.posts")}>
                  {format.number(one.posts)}
                </td>
                <td data-name={t("ui.models.sets.licence")}>
                  {one.licence_as_stated || t("ui.models.sets.no_licence")}
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </div>
    </Panel>
  );
}
