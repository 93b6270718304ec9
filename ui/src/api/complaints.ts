// What the negative posts of a watch are about, beside the four weeks before.
import { address, call } from "./client";

export interface ComplaintExample {
  id: string;
  text: string;
  platform: string;
  first_at: string;
  posts: number;
  accounts: number;
  reposts: number;
}

export interface ComplaintTheme {
  /** Null: not said. */
  reason: string | null;
  posts: number;
  texts: number;
  share: number;
  usual_share: number | null;
  ratio: number | null;
  trend: "rising" | "falling" | "steady" | "too_few";
  counts: number[];
  examples: ComplaintExample[];
}

export interface Complaints {
  since: string;
  until: string;
  step: "hour" | "day";
  posts: number;
  texts: number;
  themes: ComplaintTheme[];
}

const since = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

export const complaints = (watch: string, hours: number, signal?: AbortSignal) =>
  call<Complaints>(address("/api/complaints", { watch, since: since(hours) }), { signal });

/** A file for the product side, in the language of the page. */
export async function sheet(watch: string, hours: number, format: "csv" | "xlsx"): Promise<Blob> {
  const asked = address("/api/complaints/sheet", { watch, since: since(hours), format });
  const headers = { "Accept-Language": document.documentElement.lang || "en" };
  const answer = await fetch(asked, { headers });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.blob();
}
