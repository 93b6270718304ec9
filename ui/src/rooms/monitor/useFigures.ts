import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { accounts, indicators } from "@/api/client";
import { resting } from "@/live/resting";
import { live } from "@/live/store";
import { stepOf } from "./search";

const EVERY_MS = 5000;
const TOP_EVERY_MS = 20_000;

const timesOf = (watch: string): number => live.getState().touched[watch] ?? 0;

/** Follow how often a watch's figures changed, anew at most once per `restMs`. */
function useTouched(watch: string, restMs: number): number {
  const [seen, setSeen] = useState(() => timesOf(watch));
  useEffect(() => {
    const { want, stop } = resting(
      () => setSeen(timesOf(watch)),
      () => restMs,
    );
    const unsubscribe = live.subscribe((state, before) => {
      if (state.touched[watch] !== before.touched[watch]) want(watch);
    });
    return () => {
      unsubscribe();
      stop();
    };
  }, [watch, restMs]);
  return seen;
}

/** A watch's indicators and top accounts, asked again as its figures change. */
export function useFigures(watch: string, hours: number) {
  const touched = useTouched(watch, EVERY_MS);
  const rarely = useTouched(watch, TOP_EVERY_MS);
  const chart = useQuery({
    queryKey: ["indicators", watch, hours, touched],
    queryFn: ({ signal }) => indicators(watch, hours, stepOf(hours), signal),
    placeholderData: (old) => (old?.watch_id === watch ? keepPreviousData(old) : undefined),
    enabled: watch !== "",
    gcTime: 15_000,
  });
  const top = useQuery({
    queryKey: ["accounts", watch, hours, rarely],
    queryFn: ({ signal }) => accounts(watch, hours, 8, signal),
    placeholderData: keepPreviousData,
    enabled: watch !== "",
    gcTime: 15_000,
  });
  return { chart, accounts: top };
}
