import { useTranslation } from "react-i18next";
import { fileAddress } from "@/api/drafts";
import type { Attachment } from "@/api/statements";
import { useFormat } from "@/i18n/format";
import { Icon } from "@/kit/Icon";
import { PlainText } from "@/kit/PlainText";
import css from "./Files.module.css";

const isPicture = (file: Attachment) => file.media_type.startsWith("image/");

/** What a file shows: the picture itself, or that it is a paper. */
export function Thumb({ file }: { file: Attachment }) {
  return isPicture(file) ? (
    <img className={css.thumb} src={fileAddress(file.sha256)} alt={file.alt} loading="lazy" />
  ) : (
    <span className={css.thumb} aria-hidden>
      PDF
    </span>
  );
}

export function Size({ bytes }: { bytes: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return <>{t("ui.files.size", { n: format.number(Math.max(1, Math.round(bytes / 1000))) })}</>;
}

/** The files that go out with the words, to be looked at and saved. */
export function Files({ files = [] }: { files?: readonly Attachment[] }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t("ui.files.title")}>
      {files.map((file) => (
        <li key={file.sha256} className={css.file}>
          <Thumb file={file} />
          <span className={css.about}>
            <a href={fileAddress(file.sha256)} download={file.name}>
              <PlainText text={file.name} /> <Icon name="down" size={12} />
            </a>
            <span className={css.quiet}>
              <Size bytes={file.length} />
            </span>
            {isPicture(file) && (
              <span className={css.quiet}>
                {file.alt ? <PlainText text={file.alt} /> : t("ui.files.no_alt")}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
