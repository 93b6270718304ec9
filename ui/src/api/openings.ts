// From which level on a watch opens a case by itself, and with what.
import { call, part, send } from "./client";
import type { Level } from "./types";

export const HOUSE = "house"; // every watch without a rule of its own

export interface OpeningRule {
  watch_id: string;
  from_level: Level | "never";
  playbook: string;
  country: string;
  zone: string;
  by: string;
  at: string | null;
}

export type OpeningEntry = Pick<OpeningRule, "from_level" | "playbook" | "country" | "zone">;

export const openings = () => call<OpeningRule[]>("/api/opening-rules");

export const putOpening = (watch: string, told: OpeningEntry) =>
  send<OpeningRule>("PUT", `/api/opening-rules/${part(watch)}`, told);
