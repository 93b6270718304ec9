import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { decideProposal, drawProposals, type Proposal } from "@/api/learning";
import { Button } from "@/kit/Button";
import { Chip } from "@/kit/Chip";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { At } from "@/kit/Time";
import { useWatchNames } from "../listed/useBeside";
import { useAmount } from "../sentences";
import css from "./Ledger.module.css";

const VERBS = ["apply", "decline"] as const;

function useWords(one: Proposal): string {
  const { t } = useTranslation();
  const nameOf = useWatchNames();
  const amount = useAmount();
  return t(`ledger.proposal.${one.direction}`, {
    watch: nameOf(one.watch_id),
    proposed: amount(one.budget_proposed),
    now: amount(one.budget_now),
    kept: one.kept,
    right: one.right,
    dropped: one.dropped,
    wrong: one.wrong,
    caught: one.caught,
    missed: one.missed,
    before: amount(one.alarms_before),
    after: amount(one.alarms_after),
  });
}

function Decided({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  return (
    <p className={css.quiet}>
      <Chip tone={one.state === "applied" ? "good" : "plain"}>
        {t(`ledger.state.${one.state}`)}
      </Chip>{" "}
      {one.person} {one.decided_at && <At at={one.decided_at} />} · <PlainText text={one.why} />
    </p>
  );
}

function Row({ one }: { one: Proposal }) {
  const { t } = useTranslation();
  const amount = useAmount();
  const words = useWords(one);
  return (
    <li className={css.row}>
      <p className={css.change}>
        <Chip tone="accent">{t(`ledger.direction.${one.direction}`)}</Chip>
        <b>{amount(one.budget_now)}</b> → <b>{amount(one.budget_proposed)}</b>{" "}
        {t("ui.budget.a_week")}
      </p>
      <p>{words}</p>
      {one.state === "open" ? (
        <div className={css.buttons}>
          {VERBS.map((verb) => (
            <Ask
              key={verb}
              size="s"
              look={verb === "apply" ? "primary" : "plain"}
              label={t(`ui.proposal.${verb}`)}
            >
              {(close) => (
                <Decide
                  words={words}
                  verb={t(`ui.proposal.${verb}`)}
                  why={{
                    label: t("ui.action.reason"),
                    hint: t("ui.proposal.why_hint"),
                    isNeeded: true,
                  }}
                  touches={["ledger", "terms", "rulebook"]}
                  act={({ person, why }) => decideProposal(one.proposal_id, verb, person, why)}
                  onDone={close}
                />
              )}
            </Ask>
          ))}
        </div>
      ) : (
        <Decided one={one} />
      )}
    </li>
  );
}

function Draw({ watch }: { watch?: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const drawn = useMutation({
    mutationFn: (id: string) => drawProposals(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ["ledger"] }),
  });
  return (
    <div className={css.foot}>
      {watch ? (
        <Button size="s" onClick={() => drawn.mutate(watch)} disabled={drawn.isPending}>
          {t("ui.proposal.draw")}
        </Button>
      ) : (
        <p className={css.quiet}>{t("ui.proposal.choose")}</p>
      )}
      {drawn.data?.length === 0 && (
        <p className={css.quiet} role="status">
          {t("ledger.proposal.none")}
        </p>
      )}
      {drawn.error && <ProblemNote problem={problemOf(drawn.error)} />}
    </div>
  );
}

/** What the verdicts speak for, by how much; nothing changes without a named person. */
export function Proposals({ proposals, watch }: { proposals: Proposal[]; watch?: string }) {
  const { t } = useTranslation();
  const inOrder = proposals.toSorted(
    (a, b) => Number(b.state === "open") - Number(a.state === "open"),
  );
  return (
    <Panel title={t("ui.proposal.title")} note={t("ui.proposal.note")} isFlush>
      {proposals.length === 0 && <p className={css.none}>{t("ui.proposal.none")}</p>}
      <ul>
        {inOrder.map((one) => (
          <Row key={one.proposal_id} one={one} />
        ))}
      </ul>
      <Draw watch={watch} />
    </Panel>
  );
}
