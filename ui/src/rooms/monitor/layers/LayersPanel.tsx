import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Layers } from "@/api/layers";
import { useFormat } from "@/i18n/format";
import { Panel } from "@/kit/Panel";
import { patiently } from "@/kit/patiently";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Corrected } from "./Corrected";
import { LayerList } from "./LayerList";
import css from "./Layers.module.css";
import { Phrases } from "./Phrases";
import { isCounted, isLearning } from "./reading";
import { useLayers } from "./useLayers";

const PostsBehind = lazy(() => patiently(() => import("./PostsBehind")));

function Told({ told }: { told: Layers }) {
  const { t } = useTranslation();
  const [behind, setBehind] = useState<{ name: string; ids: string[] } | null>(null);
  if (!isCounted(told)) {
    return (
      <Empty
        title={t("ui.layers.none")}
        action={<Link to="/sources">{t("ui.sources.manage")}</Link>}
      >
        {t("ui.layers.none_words")}
      </Empty>
    );
  }
  return (
    <>
      {isLearning(told) && <p className={css.learning}>{t("ui.layers.learning")}</p>}
      <LayerList told={told} onBehind={setBehind} />
      <Phrases rows={told.phrases} />
      <Corrected rows={told.corrections} />
      <Suspense>{behind && <PostsBehind {...behind} onClose={() => setBehind(null)} />}</Suspense>
    </>
  );
}

/** What the volume is made of, layer by layer, beside what each indicator's hours usually bring. */
export function LayersPanel({ watch, hours }: { watch: string; hours: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { query, span } = useLayers(watch, hours);
  const whole = query.data?.at.at(-2);
  const note = whole
    ? t("ui.layers.note", { span: format.span(span * 3600), at: format.time(whole) })
    : undefined;
  return (
    <Panel title={t("ui.layers.title")} note={note} isFlush>
      {query.data ? (
        <Told told={query.data} />
      ) : query.error ? (
        <ProblemNote problem={problemOf(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <div className={css.section}>
          <Skeleton lines={5} height={20} />
        </div>
      )}
    </Panel>
  );
}
