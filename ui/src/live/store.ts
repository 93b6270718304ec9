// One stream → one store → many views.
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Positioned } from "@/api/stream";
import type { EarlyWarning, Problem, Snapshot } from "@/api/types";
import { fold } from "./fold";

export type Link = "connecting" | "live" | "reconnecting";

export interface Live {
  link: Link;
  /** How often a snapshot was taken; what changed between two of them nobody told us. */
  begun: number;
  problem: Problem | null;
  snapshot: Snapshot | null;
  /** Server's clock minus ours, in ms, as of the snapshot. */
  skew: number;
  /** Per watch: how often its figures have changed since the page opened. */
  touched: Record<string, number>;
  /** Per thing that no snapshot holds: how often it has changed since the page opened. */
  changed: Record<string, number>;
  /** The newest level change heard on the stream, for the announcer. */
  announced: { warning: EarlyWarning; isRise: boolean; position: number } | null;
}

export const live = createStore<Live>(() => ({
  link: "connecting",
  begun: 0,
  problem: null,
  snapshot: null,
  skew: 0,
  touched: {},
  changed: {},
  announced: null,
}));

export const useLive = <T>(pick: (state: Live) => T): T => useStore(live, pick);

const RANK = ["none", "blue", "yellow", "orange", "red"];

function touchedBy(touched: Live["touched"], events: readonly Positioned[]): Live["touched"] {
  const ids = new Set<string>();
  for (const event of events) {
    if (event.kind === "minutes") for (const row of event.data.rows) ids.add(row.watch_id);
    if (event.kind === "level") ids.add(event.data.change.watch_id);
  }
  if (ids.size === 0) return touched;
  const next = { ...touched };
  for (const id of ids) next[id] = (next[id] ?? 0) + 1;
  return next;
}

/** A notice that moved stands in the snapshot, and moves what no snapshot holds: the roll-calls. */
const whatChanged = ({ kind, data }: Positioned): string[] =>
  kind === "changed" ? [data.what] : kind === "notice" ? ["notice"] : [];

function changedBy(changed: Live["changed"], events: readonly Positioned[]): Live["changed"] {
  const news = events.flatMap(whatChanged);
  if (news.length === 0) return changed;
  const next = { ...changed };
  for (const what of news) next[what] = (next[what] ?? 0) + 1;
  return next;
}

function announcedBy(events: readonly Positioned[]): Live["announced"] {
  const last = events.findLast((event) => event.kind === "level");
  if (last?.kind !== "level") return null;
  const { change, warning } = last.data;
  const isRise = RANK.indexOf(change.after) > RANK.indexOf(change.before);
  return { warning, isRise, position: last.position };
}

/** Fold a frame's worth of events in one go, so that views render once. */
export function take(events: readonly Positioned[]): void {
  live.setState((state) => {
    if (!state.snapshot) return state;
    const snapshot = events.reduce(fold, state.snapshot);
    if (snapshot === state.snapshot) return state;
    return {
      snapshot,
      touched: touchedBy(state.touched, events),
      changed: changedBy(state.changed, events),
      announced: announcedBy(events) ?? state.announced,
    };
  });
}

export function begin(snapshot: Snapshot): void {
  live.setState((state) => ({
    snapshot,
    begun: state.begun + 1,
    problem: null,
    skew: Date.parse(snapshot.now) - Date.now(),
    touched: Object.fromEntries(
      snapshot.watches.map(({ watch: { watch_id: id } }) => [id, (state.touched[id] ?? 0) + 1]),
    ),
  }));
}
