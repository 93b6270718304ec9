import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { check } from "@/api/drafts";
import type { DraftDetail, Looked } from "@/api/statements";

const PAUSE_MS = 450;

interface Seen extends Looked {
  /** The text that the server looked at. */
  text: string;
}

/** What the server says of the words as they are typed, once the typist pauses. */
export function useLooked(detail: DraftDetail, title: string, text: string) {
  const { draft } = detail;
  const isKept = draft.title === title && draft.text === text;
  const [paused, setPaused] = useState({ title, text });
  useEffect(() => {
    const timer = setTimeout(() => setPaused({ title, text }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [title, text]);
  const asked = useQuery({
    queryKey: ["looked", draft.draft_id, paused.title, paused.text],
    queryFn: async ({ signal }): Promise<Seen> => {
      const looked = await check(draft.draft_id, paused.title, paused.text, signal);
      return { ...looked, text: paused.text };
    },
    enabled: !isKept && paused.text.trim() !== "",
    placeholderData: (before) => before,
    gcTime: 30_000,
  });
  const kept: Seen = { findings: detail.findings, rooms: detail.rooms, text: draft.text };
  return { seen: isKept ? kept : (asked.data ?? kept), isLooking: asked.isFetching };
}
