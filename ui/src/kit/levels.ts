// The four levels as who thinks in three steps reads them.
import type { Level } from "@/api/types";
import type { View } from "@/api/warned";

const VIEWS: Record<Level, View> = {
  none: "none",
  blue: "low",
  yellow: "medium",
  orange: "high",
  red: "high",
};

export const viewOf = (level: Level): View => VIEWS[level];
