import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type PlanBrief, playbooks } from "@/api/playbooks";
import { ButtonLink } from "@/kit/ButtonLink";
import { Chip } from "@/kit/Chip";
import { Page } from "@/kit/Page";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { RoomTabs } from "../RoomTabs";
import { useWords } from "../words";
import { Levels } from "./Levels";
import { Openings } from "./Openings";
import css from "./Playbooks.module.css";

function Row({ one }: { one: PlanBrief }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <article className={css.plan}>
      <h2 className={css.name}>
        <Link to="/cases/playbooks/$code" params={{ code: one.code }}>
          <PlainText text={words(one.name)} />
        </Link>
      </h2>
      <p className={css.words}>
        <PlainText text={words(one.summary)} />
      </p>
      <p className={css.facts}>
        {t("ui.plans.counts", { plays: one.plays, clocks: one.clocks })} · v{one.version}
      </p>
      <p className={css.chips}>
        {one.is_own && <Chip tone="accent">{t("ui.plans.own")}</Chip>}
        {one.trigger !== "unknown" && <Chip>{t(`cases.trigger.${one.trigger}`)}</Chip>}
        <Levels levels={one.levels} />
      </p>
    </article>
  );
}

/** The rehearsed plans: the house's own go before those that came with it. */
export function PlaybooksPage() {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["playbooks"], queryFn: playbooks });
  const found = [...(asked.data ?? [])].sort(
    (a, b) => Number(b.is_own) - Number(a.is_own) || (a.code < b.code ? -1 : 1),
  );
  return (
    <Page
      tabs={<RoomTabs here="playbooks" />}
      title={t("ui.plans.title")}
      words={t("ui.plans.words")}
      actions={
        <ButtonLink look="primary" icon="plus" to="/cases/playbooks/$code" params={{ code: "new" }}>
          {t("ui.plans.new")}
        </ButtonLink>
      }
    >
      {asked.error && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
      {!asked.data && !asked.error && <Skeleton lines={8} height={20} />}
      <ul className={css.plans}>
        {found.map((one) => (
          <li key={one.code}>
            <Row one={one} />
          </li>
        ))}
      </ul>
      <Openings plans={found} />
    </Page>
  );
}
