// The codes of the room in the order in which people choose from them.
import type { Level } from "@/api/types";

export const LEVELS = ["red", "orange", "yellow", "blue"] as const satisfies Level[];
export const TRIGGERS = [
  "quality",
  "misconduct",
  "opinion",
  "competitor",
  "data_leak",
  "disaster",
  "social_event",
  "rumour",
  "unknown",
] as const;
export const KINDS = ["product", "reputation", "operations", "unknown"] as const;
export const ORIGINS = ["internal", "external", "unknown"] as const;
export const STAGES = ["latent", "outbreak", "spread", "decline", "aftermath"] as const;
export const DUTIES = [
  "lead",
  "comms",
  "monitoring",
  "legal",
  "spokesperson",
  "customer_care",
  "quality",
  "operations",
  "technology",
  "security",
  "people",
  "marketing",
  "executive",
  "care",
] as const;
export const FIELDS = [
  "reputation",
  "finance",
  "interruption",
  "values",
  "market_share",
  "trust",
] as const;
export const FORMS = ["meeting", "press_conference", "live_stream", "phone_conference"] as const;
export const COUNTRIES = ["TW", "CN", "HK", "US", "GB", "EU", "JP", "SG"] as const;
