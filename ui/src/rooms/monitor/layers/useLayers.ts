import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { layers } from "@/api/layers";

const EVERY_MS = 120_000; // hours move slowly
const [SHORTEST, LONGEST] = [24, 168];

/** A watch's layers over the window of the page, a day at the least: an hour alone tells nothing. */
export function useLayers(watch: string, hours: number) {
  const span = Math.min(Math.max(hours, SHORTEST), LONGEST);
  const query = useQuery({
    queryKey: ["layers", watch, span],
    queryFn: ({ signal }) => layers(watch, span, signal),
    placeholderData: (old) => (old?.watch_id === watch ? keepPreviousData(old) : undefined),
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS,
  });
  return { query, span };
}
