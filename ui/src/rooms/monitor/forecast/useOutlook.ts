import { useQuery } from "@tanstack/react-query";
import { type Forecastable, outlook } from "@/api/outlook";

const EVERY_MS = 300_000; // made once an hour
const FORETOLD: readonly string[] = ["mentions", "negative"] satisfies Forecastable[];

const isForetold = (name: string): name is Forecastable => FORETOLD.includes(name);

/** The next 24 hours of an indicator; nothing for those that are not foretold. */
export function useOutlook(watch: string, indicator: string) {
  const isAsked = watch !== "" && isForetold(indicator);
  const query = useQuery({
    queryKey: ["outlook", watch, indicator],
    queryFn: ({ signal }) => outlook(watch, isForetold(indicator) ? indicator : "mentions", signal),
    enabled: isAsked,
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS,
  });
  return isAsked ? query.data : undefined;
}
