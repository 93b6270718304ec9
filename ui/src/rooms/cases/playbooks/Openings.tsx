import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { HOUSE, type OpeningRule, openings, putOpening } from "@/api/openings";
import type { PlanBrief } from "@/api/playbooks";
import { Choice } from "@/kit/Choice";
import { Ask } from "@/kit/deciding/Ask";
import { useMay } from "@/kit/deciding/may";
import { LevelBadge } from "@/kit/Level";
import { Panel } from "@/kit/Panel";
import { PlainText } from "@/kit/PlainText";
import { ProblemNote, problemOf } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import { useLive } from "@/live/store";
import { Act } from "../acting/Act";
import { Line } from "../acting/Line";
import { COUNTRIES, LEVELS } from "../codes";
import { useWords } from "../words";

interface FormProps {
  rule: OpeningRule;
  name: string;
  plans: PlanBrief[];
  onDone: () => void;
}

function Form({ rule, name, plans, onDone }: FormProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { from_level, playbook, country, zone } = rule;
  const [told, setTold] = useState({ from_level, playbook, country, zone });
  const levels = LEVELS.map((value) => ({ value: value as string, name: t(`ui.level.${value}`) }));
  return (
    <Act
      words={t("ui.openings.words", { watch: name })}
      verb={t("ui.openings.keep")}
      isReady={told.zone.trim() !== ""}
      act={() => putOpening(rule.watch_id, told)}
      onDone={onDone}
    >
      <Choice
        label={t("ui.openings.from")}
        value={told.from_level}
        options={[...levels, { value: "never", name: t("ui.openings.never") }]}
        onPick={(value) => setTold({ ...told, from_level: value as OpeningRule["from_level"] })}
      />
      <Choice
        label={t("ui.cases.playbook")}
        value={told.playbook}
        none={t("ui.openings.by_warning")}
        options={plans.map((plan) => ({ value: plan.code, name: words(plan.name) }))}
        onPick={(value) => setTold({ ...told, playbook: value })}
      />
      <Choice
        label={t("ui.cases.country")}
        value={told.country}
        none={t("ui.cases.country_any")}
        options={COUNTRIES.map((value) => ({ value, name: value }))}
        onPick={(value) => setTold({ ...told, country: value })}
      />
      <Line
        label={t("ui.cases.zone")}
        value={told.zone}
        onChange={(value) => setTold({ ...told, zone: value })}
        isNeeded
      />
    </Act>
  );
}

/** From which level on a watch opens a case by itself: the house's rule, and those of its own. */
export function Openings({ plans }: { plans: PlanBrief[] }) {
  const { t } = useTranslation();
  const words = useWords();
  const may = useMay();
  const asked = useQuery({ queryKey: ["playbooks", "openings"], queryFn: openings });
  const watches = useLive((state) => state.snapshot?.watches) ?? [];
  const rules = asked.data ?? [];
  const house = rules.find((rule) => rule.watch_id === HOUSE);
  const own = new Map(rules.map((rule) => [rule.watch_id, rule]));
  const rows = [
    ...(house ? [{ rule: house, name: t("ui.openings.house"), isOwn: true }] : []),
    ...watches.map(({ watch }) => ({
      rule: own.get(watch.watch_id) ?? { ...(house as OpeningRule), watch_id: watch.watch_id },
      name: watch.name,
      isOwn: own.has(watch.watch_id),
    })),
  ];
  const planOf = (code: string) => plans.find((plan) => plan.code === code);
  const title = t("ui.openings.title");
  if (asked.error) return <ProblemNote problem={problemOf(asked.error)} />;
  if (!house) return null;
  return (
    <Panel title={title} note={t("ui.openings.note")} isFlush>
      <TableFrame label={title}>
        <thead>
          <tr>
            {["watch", "from", "playbook", "zone", "change"].map((name) => (
              <th key={name} scope="col">
                {t(`ui.openings.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ rule, name, isOwn }) => (
            <tr key={rule.watch_id}>
              <th scope="row">
                <PlainText text={name} />
              </th>
              <td data-name={t("ui.openings.column.from")}>
                {rule.from_level === "never" ? (
                  t("ui.openings.never")
                ) : (
                  <LevelBadge level={rule.from_level} size="s" />
                )}{" "}
                {!isOwn && t("ui.openings.as_house")}
              </td>
              <td data-name={t("ui.openings.column.playbook")}>
                {rule.playbook
                  ? words(planOf(rule.playbook)?.name) || rule.playbook
                  : t("ui.openings.by_warning")}
              </td>
              <td data-name={t("ui.openings.column.zone")}>
                {rule.zone} {rule.country}
              </td>
              <td data-name={t("ui.openings.column.change")}>
                {may("case.rule") && (
                  <Ask size="s" label={t("ui.team.change")} title={name}>
                    {(close) => <Form rule={rule} name={name} plans={plans} onDone={close} />}
                  </Ask>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Panel>
  );
}
