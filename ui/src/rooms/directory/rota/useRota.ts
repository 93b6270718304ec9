import { useQuery } from "@tanstack/react-query";
import { gapsIn, shiftsIn } from "@/api/directory";
import { entries } from "@/api/people";
import { nextDay } from "./week";

/** What stands in the rota on some days, who can stand there, and where nobody does. */
export function useRota(days: Date[]) {
  const [first, last] = [days[0] ?? new Date(), days.at(-1) ?? new Date()];
  const [since, until] = [first.toISOString(), nextDay(last).toISOString()];
  return useQuery({
    queryKey: ["rota", since],
    queryFn: async () => {
      const [shifts, gaps, duties, people] = await Promise.all([
        shiftsIn(since, until),
        gapsIn(since, until),
        entries("duties"),
        entries("people"),
      ]);
      const names = new Map(people.map((one) => [one.entry_id, one.name]));
      return { shifts, gaps, duties, names };
    },
  });
}

export type Rota = NonNullable<ReturnType<typeof useRota>["data"]>;
