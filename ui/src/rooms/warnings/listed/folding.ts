// Which standing warnings are told as one, and which stand for themselves.
import type { Gathering, Silence } from "@/api/rulings";
import type { EarlyWarning } from "@/api/types";

export interface Folded {
  surges: { gathering: Gathering; warnings: EarlyWarning[] }[];
  alone: EarlyWarning[];
}

/** Put each warning of a surge under it, once; a surge that holds none that is shown is left out. */
export function folded(
  standing: readonly EarlyWarning[],
  gatherings: readonly Gathering[],
): Folded {
  const taken = new Set<string>();
  const surges = gatherings.map((gathering) => {
    const warnings = standing.filter(
      (one) => !taken.has(one.warning_id) && gathering.watches.includes(one.watch_id),
    );
    for (const one of warnings) taken.add(one.warning_id);
    return { gathering, warnings };
  });
  return {
    surges: surges.filter(({ warnings }) => warnings.length > 0),
    alone: standing.filter((one) => !taken.has(one.warning_id)),
  };
}

/** Whether a silence that the server holds open names this watch, or every one. */
export const isSilenced = (one: EarlyWarning, open: readonly Silence[]): boolean =>
  open.some(({ watch_id }) => watch_id === "" || watch_id === one.watch_id);
