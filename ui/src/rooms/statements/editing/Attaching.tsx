import { TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { keepFile, places } from "@/api/drafts";
import type { Attachment } from "@/api/statements";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { useRoomWords } from "../words";
import { Size, Thumb } from "./Files";
import css from "./Files.module.css";

const MOST = 20;
const KINDS = ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"];

interface Props {
  channel: string;
  language: string;
  files: readonly Attachment[];
  onChange: (files: Attachment[]) => void;
}

/** Pictures and papers beside the words: each is described for those who cannot see it. */
export function Attaching({ channel, language, files, onChange }: Props) {
  const { t } = useTranslation();
  const { place } = useRoomWords();
  const pick = useRef<HTMLInputElement>(null);
  const known = useQuery({ queryKey: ["places"], queryFn: places });
  const takes = known.data?.find((one) => one.channel === channel);
  const keep = useMutation({
    mutationFn: async (file: File) => ({ name: file.name, alt: "", ...(await keepFile(file)) }),
    onSuccess: (one) => {
      if (!files.some((file) => file.sha256 === one.sha256)) onChange([...files, one]);
    },
  });
  const isUnfit =
    takes !== undefined &&
    (files.length > takes.files ||
      files.some(
        (one) => !takes.media_types.includes(one.media_type) || one.length > takes.longest,
      ));
  const put = (at: number, alt: string) =>
    onChange(files.map((one, number) => (number === at ? { ...one, alt } : one)));
  return (
    <fieldset className={css.files}>
      <legend className={css.legend}>{t("ui.files.title")}</legend>
      {files.map((file, at) => (
        <div key={file.sha256} className={css.file}>
          <Thumb file={file} />
          <span className={css.about}>
            <PlainText text={file.name} />
            <span className={css.quiet}>
              <Size bytes={file.length} />
            </span>
            {file.media_type.startsWith("image/") && (
              <TextInput
                label={t("ui.files.alt")}
                description={t("ui.files.alt_hint")}
                lang={language}
                value={file.alt}
                maxLength={2000}
                onChange={(event) => put(at, event.currentTarget.value)}
              />
            )}
          </span>
          <Button
            size="s"
            look="ghost"
            icon="trash"
            label={t("ui.files.remove", { name: file.name })}
            onClick={() => onChange(files.filter((one) => one.sha256 !== file.sha256))}
          />
        </div>
      ))}
      {isUnfit && <Status tone="bad">{t("ui.files.unfit", { place: place(channel) })}</Status>}
      <span className={`${css.add} no-print`}>
        <Button
          size="s"
          icon="plus"
          disabled={keep.isPending || files.length >= MOST}
          onClick={() => pick.current?.click()}
        >
          {t(keep.isPending ? "ui.files.keeping" : "ui.files.attach")}
        </Button>
        <span className={css.quiet}>{t("ui.files.kinds")}</span>
        <input
          ref={pick}
          className={css.pick}
          type="file"
          tabIndex={-1}
          accept={KINDS.join(",")}
          aria-label={t("ui.files.attach")}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (file) keep.mutate(file);
          }}
        />
      </span>
      {keep.error && <ProblemNote problem={problemOf(keep.error)} />}
    </fieldset>
  );
}
