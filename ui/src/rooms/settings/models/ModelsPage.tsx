import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { learnModel, type ModelVersion, model, models } from "@/api/models";
import { Ask } from "@/kit/deciding/Ask";
import { Decide } from "@/kit/deciding/Decide";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { RoomTabs } from "../RoomTabs";
import { Card, Sets } from "./Card";
import { Drift } from "./Drift";
import { Effect } from "./Effect";
import css from "./Models.module.css";
import { useModelsSearch } from "./search";
import { TOUCHES } from "./touches";
import { Use, Versions } from "./Versions";
import { Worth } from "./Worth";

/** Learn from the corrections so far; nothing reads with it until somebody puts it in use. */
function Learn() {
  const { t } = useTranslation();
  const { change } = useModelsSearch();
  const learn = async (person: string) => change({ version: (await learnModel(person)).version });
  return (
    <Ask look="primary" label={t("ui.models.learn")}>
      {(close) => (
        <Decide
          words={t("ui.models.learn_words")}
          verb={t("ui.models.learn")}
          touches={TOUCHES}
          act={({ person }) => learn(person)}
          onDone={close}
        />
      )}
    </Ask>
  );
}

function Detail({ version }: { version: string }) {
  const { t } = useTranslation();
  const asked = useQuery({
    queryKey: ["model", version],
    queryFn: ({ signal }) => model(version, signal),
  });
  if (asked.data) {
    const { card, drift, version: told } = asked.data;
    return (
      <>
        {told.base && <Effect version={told} />}
        <Worth rows={card.figures} />
        <Drift rows={drift} />
        <Card card={card} />
        <Sets card={card} />
      </>
    );
  }
  if (!asked.error) {
    return (
      <Panel title={t("ui.models.worth")}>
        <Skeleton lines={8} height={16} />
      </Panel>
    );
  }
  return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
}

function Whole({ rows }: { rows: ModelVersion[] }) {
  const { search, change } = useModelsSearch();
  const inUse = rows.find((one) => one.state === "in-use") ?? rows[0];
  const chosen = rows.find((one) => one.version === search.version) ?? inUse;
  if (!chosen) return null;
  return (
    <div className={css.split}>
      <Versions
        rows={rows}
        chosen={chosen.version}
        onChoose={(version) => change({ version, set: undefined })}
      />
      <div className={css.detail}>
        <Detail key={chosen.version} version={chosen.version} />
      </div>
    </div>
  );
}

/** What reads posts: its versions, what each is worth, what people taught it. */
export function ModelsPage() {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["models"], queryFn: models });
  const rows = asked.data;
  const former = rows?.find((one) => one.state === "in-use")?.former;
  return (
    <Page
      title={t("ui.models.title")}
      words={t("ui.models.words")}
      tabs={<RoomTabs here="models" />}
      actions={
        rows && (
          <>
            {former && <Use version={former} verb={t("ui.models.roll_back")} />}
            <Learn />
          </>
        )
      }
    >
      {rows && <Whole rows={rows} />}
      {!rows && !asked.error && <Skeleton lines={10} height={16} />}
      {!rows && asked.error && (
        <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />
      )}
    </Page>
  );
}
