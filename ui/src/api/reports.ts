// Risks that people tell us of in a minute: ours when signed in, anybody by the public form.
import type { CaseDetail } from "./cases";
import { address, call, part, send } from "./client";

export interface RiskReport {
  report_id: string;
  is_public: boolean;
  at: string;
  by: string;
  name: string;
  contact: string;
  what: string;
  where: string;
  urgent: boolean;
  state: "new" | "case" | "noted" | "thanked";
  case_id: string;
  answer: string;
  settled_by: string;
  settled_at: string | null;
}

export const reports = (all: boolean) => call<RiskReport[]>(address("/api/reports", { all }));

export const sendReport = (told: {
  what: string;
  where: string;
  contact: string;
  urgent: boolean;
}) => send<RiskReport>("POST", "/api/reports", told);

export const settleReport = (id: string, state: "noted" | "thanked", answer: string) =>
  send<RiskReport>("POST", `/api/reports/${part(id)}/settle`, { state, answer });

export const openOfReport = (
  id: string,
  told: { level: string; name: string; playbook: string; zone: string },
) => send<CaseDetail>("POST", `/api/reports/${part(id)}/case`, told);
