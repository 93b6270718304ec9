import { useQuery } from "@tanstack/react-query";
import { degradations, gatherings, withheld } from "@/api/rulings";
import { useLive } from "@/live/store";
import { useSilences } from "../deciding/Silenced";

const EVERY_MS = 20_000;

/** What stands beside warnings: surges, deaf watches, silences, what was kept back. */
export function useBeside() {
  const standing = useLive((state) =>
    (state.snapshot?.warnings ?? []).map((one) => one.warning_id + one.level).join(" "),
  );
  const asked = { refetchInterval: EVERY_MS, placeholderData: <T>(old: T) => old };
  const surges = useQuery({
    ...asked,
    queryKey: ["gatherings", standing],
    queryFn: () => gatherings(true),
  });
  const deaf = useQuery({
    ...asked,
    queryKey: ["degradations", standing],
    queryFn: () => degradations(true),
  });
  const held = useQuery({
    ...asked,
    queryKey: ["withheld", "all", standing],
    queryFn: () => withheld({ limit: 20 }),
  });
  return {
    surges: surges.data ?? [],
    deaf: deaf.data ?? [],
    held: held.data ?? [],
    silences: useSilences().data ?? [],
  };
}

const NOT_YET = "…";

/** The names of watches by their ids; one that is gone keeps its id. */
export function useWatchNames(): (id: string) => string {
  const watches = useLive((state) => state.snapshot?.watches);
  const names = new Map((watches ?? []).map(({ watch }) => [watch.watch_id, watch.name]));
  return (id) => names.get(id) ?? (watches ? id : NOT_YET);
}
