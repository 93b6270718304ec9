import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { trySource } from "@/api/client";
import type { SourceEntry, SourceTried } from "@/api/sources";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Status } from "@/kit/Chip";
import form from "@/kit/Form.module.css";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import css from "./SourceDrawer.module.css";

const TONE = { heard: "good", quiet: "plain", waits: "plain", failed: "bad" } as const;

function Result({ tried }: { tried: SourceTried }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const why = i18n.exists(tried.why) ? t(tried.why) : tried.why;
  const facts = { count: tried.posts, n: format.number(tried.posts), why };
  return (
    <div className={css.result} role="status">
      <Status tone={TONE[tried.outcome]}>
        <span className={css.outcome}>{t(`ui.try_source.${tried.outcome}`, facts)}</span>
      </Status>
      <ul className={css.samples}>
        {tried.samples.map((sample, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the samples of one answer never move
          <li key={n}>
            <At at={sample.at} /> <PlainText text={sample.text} />
          </li>
        ))}
      </ul>
      {tried.faults.length > 0 && (
        <>
          <p className={form.legend}>{t("ui.try_source.faults")}</p>
          <ul className={css.samples}>
            {tried.faults.map((fault, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the faults of one answer never move
              <li key={n}>
                {fault.place} · {i18n.exists(fault.reason) ? t(fault.reason) : fault.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** Fetch once and see what would come, before anything is kept. */
export function TrySource({ entry, isReady }: { entry: SourceEntry; isReady: boolean }) {
  const { t } = useTranslation();
  const tried = useMutation({ mutationFn: () => trySource(entry) });
  return (
    <section className={form.try} aria-label={t("ui.try_source.title")}>
      <p className={form.legend}>{t("ui.try_source.title")}</p>
      <p className={form.hint}>{t("ui.try_source.hint")}</p>
      <Button size="s" onClick={() => tried.mutate()} disabled={!isReady || tried.isPending}>
        {t(tried.isPending ? "ui.try_source.going" : "ui.try_source.go")}
      </Button>
      {tried.error && <ProblemNote problem={problemOf(tried.error)} />}
      {tried.data && !tried.isPending && <Result tried={tried.data} />}
    </section>
  );
}
