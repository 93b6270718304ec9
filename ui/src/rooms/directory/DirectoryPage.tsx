import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { entries } from "@/api/people";
import { Page } from "@/kit/Page";
import { Panel } from "@/kit/Panel";
import { Segments } from "@/kit/Segments";
import { Empty, ProblemNote, problemOf, Skeleton } from "@/kit/States";
import { TableFrame } from "@/kit/tables/TableFrame";
import { Held } from "./Held";
import { Rota } from "./Rota";

// What is worth a column of each kind; the rest stands in the API.
const COLUMNS: Record<string, string[]> = {
  people: ["department_id", "reach", "zone"],
  departments: ["head_id", "parent_id"],
  stakeholders: ["group", "stage", "owner_id", "reach"],
  "media-contacts": ["outlet", "beat", "reach"],
  enquiries: ["question", "due_at", "owner_id", "answered_at"],
  experts: ["field", "reach"],
  associations: ["kind", "owner_id", "reach"],
  suppliers: ["service", "readiness", "ready_within_h", "reach"],
  policies: ["version", "since"],
};
const TABS = ["held", "rota", ...Object.keys(COLUMNS)] as const;

function told(value: unknown): string {
  if (!Array.isArray(value)) return value === null || value === undefined ? "" : String(value);
  return value.map((one) => (typeof one === "object" ? one.address : one)).join(", ");
}

function Kind({ kind, columns }: { kind: string; columns: string[] }) {
  const { t } = useTranslation();
  const asked = useQuery({ queryKey: ["directory", kind], queryFn: () => entries(kind) });
  const title = t(`ui.directory.${kind}`);
  if (asked.error) {
    return <ProblemNote problem={problemOf(asked.error)} onRetry={() => void asked.refetch()} />;
  }
  if (!asked.data) return <Skeleton lines={6} height={16} />;
  if (asked.data.length === 0) {
    return <Empty title={t("ui.directory.none")}>{t("ui.directory.none_words")}</Empty>;
  }
  return (
    <Panel title={title} isFlush>
      <TableFrame label={title}>
        <thead>
          <tr>
            <th scope="col">{t("ui.directory.name")}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`ui.directory.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {asked.data.map((one) => (
            <tr key={one.entry_id}>
              <th scope="row">{one.name}</th>
              {columns.map((name) => (
                <td key={name}>{told(one[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Panel>
  );
}

/** Who holds what now, the rota, and everybody who must be reached. */
export function DirectoryPage() {
  const { t } = useTranslation();
  const [tab, setTab] = useState<string>("held");
  const columns = COLUMNS[tab];
  return (
    <Page title={t("ui.directory.title")} words={t("ui.directory.words")}>
      <Segments
        label={t("ui.directory.title")}
        rows={TABS.map((value) => ({ value, name: t(`ui.directory.${value}`) }))}
        value={tab}
        onChange={setTab}
      />
      {tab === "held" && <Held />}
      {tab === "rota" && <Rota />}
      {columns && <Kind key={tab} kind={tab} columns={columns} />}
    </Page>
  );
}
