import { TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type RotaTaken, rotaFile, takeRota } from "@/api/directory";
import type { Entry } from "@/api/people";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import form from "@/kit/Form.module.css";
import { Lead } from "@/kit/Lead";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import css from "../Directory.module.css";

/** What became of the calendar: how many shifts are kept, and what is not, with why. */
function Taken({ taken }: { taken: RotaTaken }) {
  const { t } = useTranslation();
  return (
    <div role="status" className={form.group}>
      <p>{t("ui.directory.taken", { count: taken.kept })}</p>
      {taken.left_out.length > 0 && (
        <>
          <p>{t("ui.directory.left_out", { count: taken.left_out.length })}</p>
          <ul>
            {taken.left_out.slice(0, 200).map((one) => (
              <li key={one.line}>
                <Lead words={t("ui.directory.line", { line: one.line })} />
                <PlainText text={one.why} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface Props {
  duties: Entry[];
  mayTake: boolean;
  onTaken: () => void;
  onDone: () => void;
}

/** The rota as a calendar file: taken from one, given as one, duty by duty. */
export function RotaFile({ duties, mayTake, onTaken, onDone }: Props) {
  const { t } = useTranslation();
  const [duty, setDuty] = useState(duties[0]?.entry_id ?? "");
  const [file, setFile] = useState<File>();
  const [zone, setZone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const take = useMutation({
    mutationFn: async () => takeRota(duty, (await file?.text()) ?? "", zone.trim()),
    onSuccess: onTaken,
  });
  return (
    <form
      className={form.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (duty && file && !take.isPending) take.mutate();
      }}
    >
      <Choice
        label={t("ui.directory.duties")}
        value={duty}
        options={duties.map((one) => ({ value: one.entry_id, name: one.name }))}
        onPick={setDuty}
        required
      />
      {duty && (
        <p>
          <a className={css.file} href={rotaFile(duty)} download="rota.ics">
            {t("ui.directory.rota_give")}
          </a>
        </p>
      )}
      {mayTake && (
        <>
          <p className={form.words}>{t("ui.directory.rota_words")}</p>
          <label className={form.group}>
            <span className={form.legend}>{t("ui.directory.rota_file")}</span>
            <input
              type="file"
              accept=".ics,text/calendar"
              onChange={(event) => setFile(event.currentTarget.files?.[0])}
            />
          </label>
          <TextInput
            label={t("ui.directory.zone")}
            description={t("ui.directory.rota_zone")}
            value={zone}
            maxLength={80}
            onChange={(event) => setZone(event.currentTarget.value)}
            required
          />
        </>
      )}
      {take.data && <Taken taken={take.data} />}
      {take.error && <ProblemNote problem={problemOf(take.error)} />}
      <div className={form.buttons}>
        {mayTake && (
          <Button look="primary" type="submit" disabled={!duty || !file || take.isPending}>
            {t("ui.directory.rota_take")}
          </Button>
        )}
        <Button onClick={onDone}>{t("ui.close")}</Button>
      </div>
    </form>
  );
}
