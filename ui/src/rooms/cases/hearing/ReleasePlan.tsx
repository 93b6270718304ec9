import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CaseDetail } from "@/api/cases";
import { drawPlan, releasePlan } from "@/api/release";
import { Button } from "@/kit/Button";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { useMay } from "@/kit/deciding/may";
import { Panel } from "@/kit/Panel";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { Added } from "./Added";
import css from "./Hearing.module.css";
import { Turns } from "./Turns";
import { groups, waiting } from "./turns";

const EVERY_MS = 30_000;

function Draw({ one, isFirst }: { one: CaseDetail; isFirst: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const draw = useMutation({
    mutationFn: () => drawPlan(one.case_id),
    onSuccess: (plan) => client.setQueryData(["release", one.case_id], plan),
  });
  return (
    <>
      <Button
        size={isFirst ? "m" : "s"}
        look={isFirst ? "primary" : "plain"}
        title={t("ui.hears.draw_hint")}
        disabled={draw.isPending}
        onClick={() => draw.mutate()}
      >
        {t(isFirst ? "ui.hears.draw" : "ui.hears.draw_again")}
      </Button>
      {draw.error && <ProblemNote problem={problemOf(draw.error)} />}
    </>
  );
}

/** Who hears what of the case, when, by whom: our own people first, the press last. */
export function ReleasePlan({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const mayWrite = useMay()("stakeholder_plan.write") && one.is_open;
  const asked = useQuery({
    queryKey: ["release", one.case_id],
    queryFn: () => releasePlan(one.case_id),
    refetchInterval: EVERY_MS,
  });
  if (asked.error && !asked.data) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  const plan = asked.data;
  if (!plan) return <Skeleton lines={6} height={18} />;
  const parties = groups(plan);
  const heard = parties.reduce((sum, each) => sum + each.heard, 0);
  const ours = waiting(plan);
  const add = mayWrite && (
    <Ask size="s" icon="plus" label={t("ui.hears.add")}>
      {(close) => <Added one={one} onDone={close} />}
    </Ask>
  );
  if (parties.length === 0) {
    return (
      <Panel title={t("ui.hears.title")} actions={add}>
        <Empty title={t("ui.hears.none")} action={mayWrite && <Draw one={one} isFirst />}>
          {t("ui.hears.none_words")}
        </Empty>
      </Panel>
    );
  }
  return (
    <Panel
      title={t("ui.hears.title")}
      note={t("ui.hears.heard_of", { heard, all: plan.turns.length })}
      actions={
        mayWrite && (
          <>
            <Draw one={one} isFirst={false} />
            {add}
          </>
        )
      }
      isFlush
    >
      {ours > 0 && (
        <p className={css.gate}>
          <Chip tone="warm">{t("ui.hears.gate", { count: ours })}</Chip> {t("ui.hears.gate_words")}
        </p>
      )}
      <Turns one={one} parties={parties} mayWrite={mayWrite} />
    </Panel>
  );
}
