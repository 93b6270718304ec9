// Sources as they are entered and tried, and what could not be taken in.

export interface SourceEntry {
  name: string;
  connector: string;
  settings?: Record<string, unknown>;
  keep: "matched" | "all";
  expected_every_s: number;
  is_enabled: boolean;
  source_id?: string;
}

export interface Connector {
  name: string;
  mode: "push" | "poll" | "webhook" | "import";
  languages: string[];
  backfill_window: string;
  blind_spots: string[];
  settings_schema: Record<string, unknown>;
}

export interface Fault {
  at: string;
  source_id: string;
  place: string;
  reason: string;
  excerpt: string;
}

export interface QuarantinePage {
  count: number;
  faults: Fault[];
}

export interface SourceTried {
  outcome: "heard" | "quiet" | "waits" | "failed";
  why: string;
  posts: number;
  samples: { at: string; platform: string; text: string }[];
  faults: { place: string; reason: string; excerpt: string }[];
}
