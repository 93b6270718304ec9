// Every kit part in every state, on one page: for designers, reviewers and the axe test.
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Level } from "@/api/types";
import { Bars } from "@/kit/Bars";
import { Button } from "@/kit/Button";
import { Chart } from "@/kit/Chart";
import { Chip, Status } from "@/kit/Chip";
import { Interval } from "@/kit/Interval";
import { LevelBadge, LevelShape } from "@/kit/Level";
import { LevelTimeline } from "@/kit/LevelTimeline";
import { Panel } from "@/kit/Panel";
import { PostCard } from "@/kit/PostCard";
import { Segments } from "@/kit/Segments";
import { Slider } from "@/kit/Slider";
import { Spark } from "@/kit/Spark";
import { Empty, ProblemNote, Skeleton } from "@/kit/States";
import css from "./KitPage.module.css";
import { CALM, CHART, NO_CHART, POSTS, SPARKS } from "./samples";

const LEVELS: Level[] = ["none", "blue", "yellow", "orange", "red"];
const TONES = ["plain", "good", "bad", "warm", "accent"] as const;

function Row({ children }: { children: ReactNode }) {
  return <div className={css.row}>{children}</div>;
}

function Levels() {
  const { t } = useTranslation();
  return (
    <Panel title={t("ui.kit.levels")}>
      {(["l", "m", "s"] as const).map((size) => (
        <Row key={size}>
          {LEVELS.map((level) => (
            <LevelBadge key={level} level={level} size={size} isShort={size === "s"} />
          ))}
        </Row>
      ))}
      <Row>
        {LEVELS.map((level) => (
          <LevelShape key={level} level={level} size={24} />
        ))}
      </Row>
    </Panel>
  );
}

function Controls() {
  const { t } = useTranslation();
  const [picked, setPicked] = useState("b");
  const looks = ["plain", "primary", "danger", "ghost"] as const;
  return (
    <Panel title={t("ui.kit.controls")}>
      {[false, true].map((disabled) => (
        <Row key={String(disabled)}>
          {looks.map((look) => (
            <Button key={look} look={look} disabled={disabled} icon="check">
              {look}
            </Button>
          ))}
          <Button icon="pause" label={t("ui.feed.pause")} disabled={disabled} />
        </Row>
      ))}
      <Row>
        <Segments
          label={t("ui.kit.controls")}
          rows={["a", "b", "c"].map((value) => ({ value, name: value.toUpperCase() }))}
          value={picked}
          onChange={setPicked}
        />
      </Row>
      <Row>
        {TONES.map((tone) => (
          <Chip key={tone} tone={tone}>
            {tone}
          </Chip>
        ))}
      </Row>
      <Row>
        {TONES.map((tone) => (
          <Status key={tone} tone={tone}>
            {tone}
          </Status>
        ))}
      </Row>
    </Panel>
  );
}

function States() {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t("ui.kit.empty")}>
        <Empty
          title={t("ui.monitor.no_watch")}
          action={<Button look="primary">{t("ui.watches.add")}</Button>}
        >
          {t("ui.monitor.no_watch_words")}
        </Empty>
      </Panel>
      <Panel title={t("ui.kit.problem")}>
        <ProblemNote problem={{ status: 0, code: "ui.unreachable" }} onRetry={() => undefined} />
      </Panel>
      <Panel title={t("ui.kit.skeleton")}>
        <Skeleton lines={6} height={14} />
      </Panel>
    </>
  );
}

function Charts() {
  const { t } = useTranslation();
  const cases = [
    ["mentions", CHART],
    ["negative_share", CHART],
    ["emotions", CHART],
    ["mentions", CALM],
    ["mentions", NO_CHART],
  ] as const;
  return cases.map(([indicator, chart], n) => (
    <Panel key={`${indicator} ${chart.watch_id}`} title={`${t("ui.kit.chart")} ${n + 1}`}>
      <Chart chart={chart} indicator={indicator} height={200} />
    </Panel>
  ));
}

/** What the Warnings room lays over and beside its charts. */
function Scales() {
  const { t } = useTranslation();
  const [budget, setBudget] = useState(4);
  const [first = 0, last = 1] = [CHART.at[0], CHART.at.at(-1)].map((at) => Date.parse(at ?? ""));
  return (
    <>
      <Panel title={t("ui.kit.timeline")}>
        <LevelTimeline
          from={first}
          to={last}
          lanes={[
            { key: "a", name: t("ui.room.warnings"), marks: CHART.marks },
            { key: "b", name: t("ui.level.none.short"), marks: [] },
          ]}
        />
        <Chart chart={CHART} indicator="mentions" height={140} />
      </Panel>
      <Panel title={t("ui.kit.slider")}>
        <Slider
          label={t("ui.kit.slider")}
          value={budget}
          min={1}
          max={12}
          say={String}
          onChange={setBudget}
        />
      </Panel>
      <Panel title={t("ui.kit.intervals")}>
        {[0.9, 0.5, 0.02].map((value) => (
          <Interval
            key={value}
            value={value}
            low={value * 0.8}
            high={Math.min(value * 1.3, 1)}
            most={1}
            say={(n) => n.toFixed(2)}
          />
        ))}
      </Panel>
    </>
  );
}

export function KitPage() {
  const { t } = useTranslation();
  const bars = CHART.terms.map(({ term, count }) => ({ key: term, name: term, value: count }));
  return (
    <div className={css.page} data-samples>
      <h1>{t("ui.kit.title")}</h1>
      <div className={css.grid}>
        <Levels />
        <Controls />
        <Panel title={t("ui.kit.post")} isFlush className={css.tall}>
          {POSTS.map((post) => (
            <PostCard key={post.id} post={post} />
          ))}
        </Panel>
        <Charts />
        <Panel title={t("ui.kit.bars")}>
          <Bars label={t("ui.kit.bars")} rows={bars} />
        </Panel>
        <Scales />
        <Panel title={t("ui.kit.spark")}>
          {SPARKS.map((series) => (
            <Spark key={series.value.join()} series={series} />
          ))}
        </Panel>
        <States />
      </div>
    </div>
  );
}
