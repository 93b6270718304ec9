import { TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Backtest, beginBacktest, knownRules } from "@/api/learning";
import { useFormat } from "@/i18n/format";
import { Button } from "@/kit/Button";
import { Choice } from "@/kit/Choice";
import { PersonField } from "@/kit/deciding/PersonField";
import { rememberPerson, usePerson } from "@/kit/deciding/person";
import { Panel } from "@/kit/Panel";
import { Slider } from "@/kit/Slider";
import { ProblemNote, problemOf } from "@/kit/States";
import { useLive } from "@/live/store";
import { useNamed } from "../sentences";
import css from "./Backtest.module.css";
import { Check } from "./Check";
import { entryOf, FIRST, type Wish } from "./wish";

const SHAPES = ["flash", "swell", "own"] as const;

interface PartProps {
  wish: Wish;
  change: (part: Partial<Wish>) => void;
}

const toggled = (list: readonly string[], one: string): string[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];

function Rules({ wish, change }: PartProps) {
  const { t } = useTranslation();
  const named = useNamed();
  const known = useQuery({ queryKey: ["rules"], queryFn: knownRules, staleTime: 600_000 });
  const usable = (known.data ?? []).filter((one) => !one.why_broken);
  const broken = (known.data ?? []).filter((one) => one.why_broken);
  return (
    <fieldset className={css.set}>
      <legend>{t("ui.backtest.rules")}</legend>
      {usable.map(({ rule, version }) => (
        <Check
          key={rule}
          label={`${named(`ui.detector.${rule}`, named(`warning.rule.${rule}`, rule))} · v${version}`}
          checked={wish.rules === null || wish.rules.includes(rule)}
          onChange={() =>
            change({
              rules: toggled(wish.rules ?? usable.map((one) => one.rule), rule),
            })
          }
        />
      ))}
      {broken.map(({ rule, why_broken }) => (
        <p key={rule}>{t("ui.backtest.broken_rule", { rule, why: why_broken ?? "" })}</p>
      ))}
    </fieldset>
  );
}

function Shapes({ wish, change }: PartProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={css.set}>
      <legend>{t("ui.backtest.shape")}</legend>
      {SHAPES.map((shape) => (
        <Check
          key={shape}
          label={t(`ui.backtest.shape.${shape}`)}
          checked={wish.shapes.includes(shape)}
          onChange={() => change({ shapes: toggled(wish.shapes, shape) })}
        />
      ))}
      {wish.shapes.includes("own") && (
        <div className={css.pair}>
          {(["rise", "decay"] as const).map((name) => (
            <TextInput
              type="number"
              key={name}
              label={t(`ui.backtest.${name}`)}
              value={wish[name]}
              min={1}
              max={99_999}
              onChange={(event) =>
                change({ [name]: Math.max(1, Math.round(event.currentTarget.valueAsNumber) || 1) })
              }
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

function Size({ wish, change }: PartProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <Slider
        label={t("ui.backtest.volume")}
        value={wish.volume}
        min={0.1}
        max={3}
        step={0.1}
        say={(n) => t("ui.backtest.days", { n: format.number(n) })}
        onChange={(volume) => change({ volume })}
      />
      <Slider
        label={t("ui.backtest.negative")}
        value={wish.negative}
        min={0}
        max={1}
        step={0.05}
        say={format.percent}
        onChange={(negative) => change({ negative })}
      />
      <Slider
        label={t("ui.backtest.runs")}
        value={wish.runs}
        min={20}
        max={400}
        step={20}
        say={format.number}
        onChange={(runs) => change({ runs })}
      />
    </>
  );
}

/** What is tried: a watch, rules, and the crises that are injected into its history. */
export function Form({ onBegun }: { onBegun: (one: Backtest) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const watches = useLive((state) => state.snapshot?.watches) ?? [];
  const [wish, setWish] = useState<Wish>(FIRST);
  const [person, setPerson] = usePerson();
  const change = (part: Partial<Wish>) => setWish((old) => ({ ...old, ...part }));
  const watch = wish.watch || watches[0]?.watch.watch_id || "";
  const entry = entryOf({ ...wish, watch }, person.trim());
  const begun = useMutation({
    mutationFn: beginBacktest,
    onSuccess: async (one) => {
      rememberPerson(person.trim());
      await client.invalidateQueries({ queryKey: ["backtests"] });
      onBegun(one);
    },
  });
  return (
    <Panel title={t("ui.backtest.ask")}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (entry) begun.mutate(entry);
        }}
      >
        <Choice
          label={t("ui.warnings.watch")}
          value={watch}
          options={watches.map((one) => ({ value: one.watch.watch_id, name: one.watch.name }))}
          onPick={(value) => change({ watch: value })}
        />
        <Rules wish={wish} change={change} />
        <Shapes wish={wish} change={change} />
        <Size wish={wish} change={change} />
        <PersonField value={person} onChange={setPerson} />
        {begun.error && <ProblemNote problem={problemOf(begun.error)} />}
        <Button look="primary" type="submit" disabled={!entry || begun.isPending}>
          {t("ui.backtest.begin")}
        </Button>
      </form>
    </Panel>
  );
}
