import { useTranslation } from "react-i18next";
import type { CardFigures, Share } from "@/api/models";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { Empty } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import { Confusion } from "./Confusion";
import css from "./Models.module.css";
import { Reliability } from "./Reliability";
import { useModelsSearch } from "./search";

const nameOf = ({ of, split, head, lang }: CardFigures) => `${of}/${split}/${head}/${lang}`;
const points = (n: number) => (n * 100).toFixed(1);

function Figure({ share }: { share: Share }) {
  return (
    <>
      {points(share.value)}
      <span className={css.sub}>
        {points(share.low)}–{points(share.high)}
      </span>
    </>
  );
}

const OURS = new Set(["held-out corrections", "sample"]); // what a layer is measured on

interface Shown {
  one: CardFigures;
  /** Whether others of another version stand beside it. */
  isNamed: boolean;
  isOpen: boolean;
  onOpen: () => void;
}

function Row({ one, isNamed, isOpen, onOpen }: Shown) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr data-open={isOpen}>
      <th scope="row">
        <button type="button" className={css.pick} aria-pressed={isOpen} onClick={onOpen}>
          {t(`ui.reading.head.${one.head}`)}
        </button>
        <span className={css.sub}>
          {OURS.has(one.split)
            ? t(`ui.models.split.${one.split.replaceAll(/\W/g, "_")}`)
            : one.split}
          {" · "}
          {format.language(one.lang)}
          {isNamed && ` · ${one.of}`}
        </span>
      </th>
      <td data-number data-name={t("ui.models.worth.posts")}>
        {format.number(one.posts)}
      </td>
      <td data-number data-name={t("ui.models.worth.macro_f1")}>
        <Figure share={one.macro_f1} />
      </td>
      <td data-number data-name={t("ui.models.worth.accuracy")}>
        <Figure share={one.accuracy} />
      </td>
      <td data-number data-name={t("ui.models.worth.answered")}>
        {format.percent(one.answered)}
        <span className={css.sub}>
          {t("ui.models.worth.of_them_right", { share: format.percent(one.accuracy_answered) })}
        </span>
      </td>
      <td data-number data-name={t("ui.models.worth.ece")}>
        {points(one.ece)}
      </td>
    </tr>
  );
}

const COLUMNS = ["head", "posts", "macro_f1", "accuracy", "answered", "ece"] as const;

/** What each head is worth on posts that it did not learn from, and where it errs. */
export function Worth({ rows }: { rows: CardFigures[] }) {
  const { t } = useTranslation();
  const { search, change } = useModelsSearch();
  const open = rows.find((one) => nameOf(one) === search.set) ?? rows[0];
  if (!open) {
    return (
      <Panel title={t("ui.models.worth")}>
        <Empty title={t("ui.models.worth.none")} />
      </Panel>
    );
  }
  const isNamed = new Set(rows.map(({ of }) => of)).size > 1;
  const what = `${t(`ui.reading.head.${open.head}`)}, ${open.split}`;
  return (
    <>
      <Panel title={t("ui.models.worth")} note={t("ui.models.worth.note")} isFlush>
        <div className={css.long}>
          <TableFrame label={t("ui.models.worth")}>
            <thead>
              <tr>
                {COLUMNS.map((name) => (
                  <th key={name} scope="col" data-number={name === "head" ? undefined : true}>
                    {t(`ui.models.worth.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <Row
                  key={nameOf(one)}
                  one={one}
                  isNamed={isNamed}
                  isOpen={one === open}
                  onOpen={() => change({ set: nameOf(one) })}
                />
              ))}
            </tbody>
          </TableFrame>
        </div>
      </Panel>
      <div className={css.columns}>
        <Panel title={t("ui.models.confusion")} note={what}>
          <Confusion figures={open} />
        </Panel>
        <Panel title={t("ui.models.reliability")} note={what}>
          <Reliability figures={open} />
        </Panel>
      </div>
    </>
  );
}
