import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { samePicture } from "@/api/pictures";
import { useFormat } from "@/i18n/format";
import { PlainText } from "@/kit/PlainText";
import { useMonitorSearch } from "../search";
import css from "./Reading.module.css";

const END = 24; // characters that tell one from another

/** A post by its platform's name and the end of its own. */
function Where({ id }: { id: string }) {
  const { t } = useTranslation();
  const [platform = "", ...rest] = id.split("/");
  return (
    <>
      {t(`ui.platform.${platform}`, { defaultValue: platform })} ·{" "}
      <PlainText text={rest.join("/").slice(-END)} />
    </>
  );
}

/** A post's opened pictures: the words read in them, and the posts that show the same ones. */
export function Pictures({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { change } = useMonitorSearch();
  const asked = useQuery({
    queryKey: ["pictures", id],
    queryFn: ({ signal }) => samePicture(id, signal),
    retry: false,
    staleTime: 60_000,
  });
  if (!asked.data?.length) return null;
  return (
    <section className={css.part}>
      <h3>{t("ui.pictures.title")}</h3>
      <ul className={css.said}>
        {asked.data.map((one) => (
          <li key={one.media}>
            <code>
              <PlainText text={one.media} />
            </code>
            {one.picture_text && (
              <p dir="auto">
                {t("ui.pictures.read")} <PlainText text={one.picture_text} />
              </p>
            )}
            {one.fault && <p className={css.quiet}>{t("ui.pictures.fault")}</p>}
            <p className={css.quiet}>
              {one.same.length === 0
                ? t("ui.pictures.nowhere")
                : t("ui.pictures.elsewhere", {
                    count: one.same.length,
                    n: format.number(one.same.length),
                  })}
            </p>
            {one.same.slice(0, 8).map((other) => (
              <button
                type="button"
                key={`${other.post_id} ${other.media}`}
                className={css.link}
                onClick={() => change({ post: other.post_id })}
              >
                <Where id={other.post_id} />
              </button>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
