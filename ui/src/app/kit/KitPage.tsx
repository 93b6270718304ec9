// Every kit part in every state, on one page: for designers, reviewers and the axe test.
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Level } from "@/api/types";
import { Bars } from "@/kit/Bars";
import { Button } from "@/kit/Button";
import { Chart } from "@/kit/Chart";
import { Chip, Status } from "@/kit/Chip";
import { LevelBadge, LevelShape } from "@/kit/Level";
import { Panel } from "@/kit/Panel";
import { PostCard } from "@/kit/PostCard";
import { Segments } from "@/kit/Segments";
import { Empty, ProblemNote, Skeleton } from "@/kit/States";
import css from "./KitPage.module.css";
import { CALM, CHART, NO_CHART, POSTS } from "./samples";

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

export function KitPage() {
  const { t } = useTranslation();
  const bars = CHART.terms.map(({ term, count }) => ({ key: term, name: term, value: count }));
  return (
    <div className={css.page}>
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
        <States />
      </div>
    </div>
  );
}
