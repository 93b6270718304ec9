import { useQuery } from "@tanstack/react-query";
import { cases } from "@/api/cases";

/** Cases that people work on, the gravest first, and what each is called. */
export function useCases() {
  const asked = useQuery({ queryKey: ["cases", true], queryFn: () => cases(true) });
  const all = asked.data ?? [];
  const names = new Map(all.map((one) => [one.case_id, one.name]));
  return {
    isReady: asked.data !== undefined || asked.error !== null,
    open: all.filter((one) => one.is_open),
    all,
    nameOf: (id: string) => names.get(id) ?? id,
  };
}
