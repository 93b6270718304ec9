import { useQuery } from "@tanstack/react-query";
import { me } from "@/api/people";

/** Whether the laws grant the signed-in user a verb, as the server tells it. */
export function useMay(): (verb: string) => boolean {
  const { data } = useQuery({ queryKey: ["me"], queryFn: me });
  const may = new Set(data?.may);
  return (verb) => may.has(verb);
}
