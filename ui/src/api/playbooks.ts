// Playbooks: the rehearsed plans, their texts, their versions, and what is wrong with a text.
import type { Step, Words } from "./cases";
import { address, call, part, send } from "./client";
import type { Level } from "./types";

export interface PlanBrief {
  code: string;
  version: number;
  name: Words;
  summary: Words;
  trigger: string;
  kind: string;
  origin: string;
  levels: Level[];
  team: string[];
  plays: number;
  clocks: number;
  is_own: boolean;
}

/** A while in seconds, or a time of day so many days on. */
export interface Due {
  after_s: number;
  days: number;
  is_working: boolean;
  at: string;
}

export interface Play {
  code: string;
  name: Words;
  done_when: Words;
  step: Step;
  role: string;
  deputy: string;
  party: string;
  levels: Level[];
  due_after: Due | null;
  blocked_by: string[];
  source: string;
}

export interface PlanClock {
  code: string;
  name: Words;
  done_when: Words;
  moment: Due;
  levels: Level[];
  countries: string[];
  warn: number;
  climb: number;
  ladder: string[];
  repeats: boolean;
  /** Kind of statement that meets it by being out, "" = a person says so. */
  met_by: string;
  source: string;
}

export interface Plan extends Omit<PlanBrief, "plays" | "clocks"> {
  suggested_by: string[];
  sources: Record<string, string>;
  plays: Play[];
  clocks: PlanClock[];
  wordings: { stage: string; audience: string; role: string; channel: string; text: Words }[];
}

export interface PlanVersion {
  version: number;
  by: string;
  name: string;
  at: string;
}

export interface PlanDetail {
  playbook: Plan;
  text: string;
  versions: PlanVersion[];
}

export interface Fault {
  line: number;
  column: number;
  code: string;
  facts: Record<string, unknown>;
  detail: string;
}

export interface Preview {
  playbook: Plan | null;
  faults: Fault[];
}

export const playbooks = () => call<PlanBrief[]>("/api/playbooks");

export const playbook = (code: string) => call<PlanDetail>(`/api/playbooks/${part(code)}`);

export const playbookText = (code: string, version: number) =>
  call<{ text: string }>(address(`/api/playbooks/${part(code)}/text`, { version }));

export const previewPlaybook = (text: string) =>
  send<Preview>("POST", "/api/playbooks/preview", { text });

export const putPlaybook = (text: string) => send<PlanDetail>("POST", "/api/playbooks", { text });
