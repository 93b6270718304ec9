import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { ConsequenceClass } from "@/api/rulings";
import { LANGUAGES, OWN_NAME } from "@/i18n";
import { PlainText } from "@/kit/PlainText";
import { TableFrame } from "@/kit/tables/TableFrame";
import table from "@/kit/tables/Tables.module.css";
import { useNamed } from "../sentences";
import css from "./Rules.module.css";

/** Words that break between, and never within. */
function WordList({ words }: { words: readonly string[] }) {
  return words.map((word, n) => (
    <Fragment key={word}>
      <span className={css.word}>
        <PlainText text={word} />
        {n < words.length - 1 && " ·"}
      </span>{" "}
    </Fragment>
  ));
}

/** The classes of a table, their words, and by how many levels each may lift. */
export function TableView({ classes }: { classes: readonly ConsequenceClass[] }) {
  const { t } = useTranslation();
  const named = useNamed();
  return (
    <TableFrame label={t("ui.versions.table")}>
      <thead>
        <tr>
          <th scope="col">{t("ui.consequence.class")}</th>
          <th scope="col">{t("ui.consequence.levels")}</th>
          <th scope="col">{t("ui.rules.words_column")}</th>
        </tr>
      </thead>
      <tbody>
        {classes.map((one) => (
          <tr key={one.code}>
            <th scope="row">
              {one.name || named(`warning.class.${one.code}`, one.code)}
              <span className={table.sub}>{named(`warning.source.${one.source}`, one.source)}</span>
            </th>
            <td data-name={t("ui.consequence.levels")}>
              <span className={table.whole}>{t("ui.consequence.lift", { count: one.lift })}</span>
            </td>
            <td data-name={t("ui.rules.words_column")}>
              <span>
                {LANGUAGES.filter((lang) => one.words[lang]?.length).map((lang) => (
                  <span key={lang} className={table.sub} lang={lang}>
                    {OWN_NAME[lang]}: <WordList words={one.words[lang] ?? []} />
                  </span>
                ))}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
