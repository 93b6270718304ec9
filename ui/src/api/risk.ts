// Models that learn from our own cases: what is on the shelf, and which one is in use.
import { call, send } from "./client";
import type { Figure } from "./learning";

export interface RiskModel {
  version: number;
  at: string;
  features: string[];
  /** Of the standardised features. */
  weights: number[];
  intercept: number;
  provenance: {
    trained_by: string;
    trained_from: string;
    trained_until: string;
    watches: string[];
    cases: number;
    wrong: number;
    bins: number;
    positive_bins: number;
    ridge: number;
  };
  seal: string;
}

export interface Contender {
  /** "rules", or "model 3". */
  name: string;
  missed: number;
  cases: number;
  found: Figure;
  lead_minutes: Figure;
  alarms_per_week: Figure;
}

export interface Comparison {
  at: string;
  split_at: string;
  budget_per_week: number;
  rows: Contender[];
  /** Fewer missed a case than the rules. */
  fewer_missed: Figure;
  wins: boolean;
}

export interface ShelvedModel {
  model: RiskModel;
  state: "candidate" | "in-use" | "retired";
  comparison: Comparison | null;
  person: string;
  decided_at: string | null;
  why: string;
}

interface Decision {
  person: string;
  why: string;
}

export const riskModels = () => call<ShelvedModel[]>("/api/risk/models");

export const trainRiskModel = (person: string) =>
  send<ShelvedModel>("POST", "/api/risk/models", { person });

/** The answer may take minutes. */
export const compareRiskModel = (version: number, person: string, budget_per_week: number) =>
  send<ShelvedModel>("POST", `/api/risk/models/${version}/compare`, { person, budget_per_week });

export const putRiskModelInUse = (version: number, by: Decision) =>
  send<ShelvedModel>("POST", `/api/risk/models/${version}/use`, by);

export const retireRiskModel = (by: Decision) => send<ShelvedModel>("POST", "/api/risk/retire", by);
