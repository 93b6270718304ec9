import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { warning, warnings } from "@/api/client";
import type { EarlyWarning } from "@/api/types";
import { useLive } from "@/live/store";
import type { WarningsSearch } from "./search";

const CHART_MS = 15_000;
const NONE: EarlyWarning[] = [];

/** Standing warnings come with the stream; past ones are asked for. */
export function useWarnings({ watch, level }: WarningsSearch) {
  const standing = useLive((state) => state.snapshot?.warnings ?? NONE);
  const count = standing.map((w) => w.warning_id).join(" ");
  const past = useQuery({
    queryKey: ["warnings", "past", watch, count],
    queryFn: () => warnings({ watch, open: false, limit: 50 }),
    placeholderData: (old) => old,
  });
  const ids = new Set(standing.map((w) => w.warning_id));
  const isWanted = (w: EarlyWarning) =>
    (!watch || w.watch_id === watch) && (!level || w.level === level || w.peak === level);
  return {
    standing: standing.filter(isWanted),
    past: (past.data ?? NONE).filter((w) => isWanted(w) && !ids.has(w.warning_id)),
    query: past,
  };
}

/** One warning with all that explains it, asked again when the stream says that it changed. */
export function useWarning(id: string) {
  const client = useQueryClient();
  const standing = useLive((state) => state.snapshot?.warnings.find((w) => w.warning_id === id));
  const told = useLive((state) => state.snapshot?.notices);
  const query = useQuery({
    queryKey: ["warning", id],
    queryFn: () => warning(id),
    refetchInterval: standing ? CHART_MS : false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change on the stream is the reason
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ["warning", id] });
  }, [client, id, standing, told]);
  return query;
}
