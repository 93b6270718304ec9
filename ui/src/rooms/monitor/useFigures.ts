import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { accounts, indicators } from "@/api/client";
import { useLive } from "@/live/store";
import { stepOf } from "./search";

const EVERY_MS = 5000;

/** Follow how often a watch's figures changed, at most once per five seconds. */
function useTouched(watch: string): number {
  const touched = useLive((state) => state.touched[watch] ?? 0);
  const [seen, setSeen] = useState(touched);
  useEffect(() => {
    if (touched === seen) return;
    const timer = setTimeout(() => setSeen(touched), EVERY_MS);
    return () => clearTimeout(timer);
  }, [touched, seen]);
  return seen;
}

/** A watch's indicators and top accounts, asked again as its figures change. */
export function useFigures(watch: string, hours: number) {
  const touched = useTouched(watch);
  const chart = useQuery({
    queryKey: ["indicators", watch, hours, touched],
    queryFn: ({ signal }) => indicators(watch, hours, stepOf(hours), signal),
    placeholderData: (old) => (old?.watch_id === watch ? keepPreviousData(old) : undefined),
    enabled: watch !== "",
    gcTime: 15_000,
  });
  const top = useQuery({
    queryKey: ["accounts", watch, hours, Math.floor(touched / 4)],
    queryFn: ({ signal }) => accounts(watch, hours, 8, signal),
    placeholderData: keepPreviousData,
    enabled: watch !== "",
    gcTime: 15_000,
  });
  return { chart, accounts: top };
}
