import { useQuery } from "@tanstack/react-query";
import { aCase, type CaseDetail } from "@/api/cases";

const EVERY_MS = 30_000;

/** One case with everything on it, asked for again when the stream says that it changed. */
export const useCase = (id: string) =>
  useQuery({ queryKey: ["case", id], queryFn: () => aCase(id), refetchInterval: EVERY_MS });

/** Whether the server lets the reader do this. */
export const may = (one: CaseDetail, verb: string): boolean => one.may.includes(verb);
