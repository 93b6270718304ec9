import { TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { CAP_CATEGORIES, cap } from "@/api/release";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import { CopyButton } from "@/kit/CopyButton";
import { Ask } from "@/kit/deciding/Ask";
import form from "@/kit/Form.module.css";
import { PlainText } from "@/kit/PlainText";
import { Scrolled } from "@/kit/Scrolled";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { save } from "@/kit/save";
import css from "./Cap.module.css";

const TYPE = "application/cap+xml";

/** The document as partners' machines read it, before it is handed to them. */
function Preview({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const [area, setArea] = useState("");
  const [category, setCategory] = useState("Other");
  const asked = { area: useDeferredValue(area).trim(), category };
  const found = useQuery({
    queryKey: ["cap", id, asked.area, asked.category],
    queryFn: () => cap(id, asked.area, asked.category),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const text = found.data ?? "";
  return (
    <div className={form.form}>
      <p className={form.words}>{t("ui.cap.words")}</p>
      <div className={css.pair}>
        <TextInput
          label={t("ui.cap.area")}
          description={t("ui.cap.area_hint")}
          value={area}
          maxLength={300}
          data-autofocus
          onChange={(event) => setArea(event.currentTarget.value)}
        />
        <Choice
          label={t("ui.cap.category")}
          description={t("ui.cap.category_hint")}
          value={category}
          options={CAP_CATEGORIES.map((value) => ({
            value,
            name: t(`ui.cap.category.${value}`),
          }))}
          onPick={setCategory}
        />
      </div>
      {found.error && <ProblemNote problem={problemOf(found.error)} />}
      {found.isPending && <Skeleton lines={6} />}
      {text && !found.error && (
        <Scrolled className={css.document} label={t("ui.cap.preview")}>
          <pre>
            <PlainText text={text} />
          </pre>
        </Scrolled>
      )}
      <div className={form.buttons}>
        <Button
          look="primary"
          icon="down"
          disabled={!text || found.isError}
          onClick={() => save(new Blob([text], { type: TYPE }), `cap-${id}.xml`)}
        >
          {t("ui.cap.download")}
        </Button>
        <CopyButton text={text} words={t("ui.cap.copy")} disabled={!text || found.isError} />
        <Button onClick={onDone}>{t("ui.close")}</Button>
      </div>
    </div>
  );
}

/** What is published of a statement, for partners: government, neighbours, broadcasters. */
export function Cap({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <Ask label={t("ui.cap.open")} title={t("ui.cap.title")} isWide>
      {(close) => <Preview id={id} onDone={close} />}
    </Ask>
  );
}
