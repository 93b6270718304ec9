// What people write down on a case beside its tasks; who has worked how long.
import { call, part } from "./client";

export interface Handover {
  handover_id: string;
  at: string;
  by: string;
  person: string;
  standing: string;
  open_points: string[];
  watch_for: string;
  to: string;
  taken_by: string;
  taken_at: string | null;
}

export interface Meeting {
  meeting_id: string;
  form: string;
  name: string;
  begins_at: string;
  link: string;
  prepared: Record<string, boolean>;
  invited: string[];
  minutes: string;
  decisions: string[];
  held_at: string | null;
}

export interface Impact {
  impact_id: string;
  field: string;
  score: number;
  evidence: string;
  links: string[];
  at: string;
  by: string;
}

export interface Negative {
  negative_id: string;
  post_id: string;
  excerpt: string;
  handling: "collected" | "analysed" | "responded" | "fed_back" | "set_aside";
  theme: string;
  is_distressed: boolean;
  duty: string;
  person: string;
  due_at: string | null;
  answer: string;
  outcome: string;
  script: string;
  collected_at: string;
}

export interface Hold {
  hold_id: string;
  reason: string;
  since: string;
  by: string;
  at: string;
  released_at: string | null;
  released_by: string;
  release_reason: string;
}

export interface Worked {
  user_id: string;
  name: string;
  hours: number;
  flag: "" | "long" | "too_long" | "no_rest" | "asked";
}

export const hours = (id: string) => call<Worked[]>(`/api/cases/${part(id)}/hours`);
