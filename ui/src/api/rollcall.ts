// Who was told of a warning or a case, when, by which channel, who has read it, who is missing.
import { address, call } from "./client";
import type { NoticeState } from "./types";

/** One notice to one place of a person's. */
export interface RollWay {
  notice_id: string;
  channel: string;
  recipient: string;
  state: NoticeState;
  made_at: string;
  told_at: string | null;
  read_at: string | null;
  fault: string;
}

export interface RollRow {
  person_id: string;
  name: string;
  presence: "missing" | "on_its_way" | "told" | "read";
  told_at: string | null;
  read_at: string | null;
  ways: RollWay[];
}

export interface RollCall {
  about: string;
  counts: Record<RollRow["presence"], number>;
  rows: RollRow[];
}

export const rollCall = (about: string) =>
  call<RollCall>(address("/api/notices/roll-call", { about }));
