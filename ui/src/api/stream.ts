// What the stream tells, kind by kind.
import type {
  Change,
  Coverage,
  EarlyWarning,
  Notice,
  Post,
  Promises,
  SourceState,
  WatchState,
} from "./types";

export interface MinuteRow {
  watch_id: string;
  minute: string;
  mentions: number;
  negative: number;
  [column: string]: string | number;
}

/** What changes without a place in the snapshot. */
export type Changed =
  | "verdict"
  | "missed"
  | "proposals"
  | "silence"
  | "gathering"
  | "degradation"
  | "budget"
  | "period"
  | "consequence"
  | "risk"
  | "stories"
  | "names"
  | "entities"
  | "corrections"
  | "models"
  | "writings"
  | "case"
  | "playbook"
  | "report"
  | "negative"
  | "fact"
  | "statement"
  | "draft"
  | "publication"
  | "share"
  | "turn"
  | "break"
  | "duty"
  | "shift"
  | "person"
  | "department"
  | "stakeholder"
  | "media_contact"
  | "enquiry"
  | "expert"
  | "association"
  | "supplier"
  | "leader"
  | "outreach"
  | "policy"
  | "notice"
  | "route"
  | "session"
  | "user"
  | "codes"
  | "passkey";

export type StreamEvent =
  | {
      kind: "posts";
      data: {
        posts: Post[];
        source_id: string;
        read: number;
        matched: number;
        duplicated: number;
        quarantined: number;
      };
    }
  | { kind: "minutes"; data: { rows: MinuteRow[] } }
  | { kind: "level"; data: { change: Change; warning: EarlyWarning; state: WatchState } }
  | { kind: "warning"; data: { warning: EarlyWarning } }
  | { kind: "source"; data: { source: SourceState } | { removed: string } }
  | { kind: "coverage"; data: { watch_id: string; coverage: Coverage } }
  | { kind: "notice"; data: { notice: Notice } }
  | { kind: "promises"; data: { promises: Promises } }
  | { kind: "watch"; data: { state: WatchState } | { removed: string } }
  | { kind: "changed"; data: { what: Changed; id: string } };

export type Positioned = StreamEvent & { position: number };
