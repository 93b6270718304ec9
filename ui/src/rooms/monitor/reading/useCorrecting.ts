import { useMutation, useQueryClient } from "@tanstack/react-query";
import { correct, type Head, type ReadingCorrection, undoCorrection } from "@/api/readings";
import { problemOf } from "@/kit/States";
import { keep, useSaid } from "./said";

interface Wish {
  post: string;
  head: Head;
  /** Null takes the correction back. */
  label: string | null;
  person: string;
}

/** Say what is right, or take it back. */
export function useCorrecting() {
  const client = useQueryClient();
  return useMutation<ReadingCorrection, Error, Wish>({
    mutationFn: ({ post, head, label, person }) =>
      label === null ? undoCorrection(post, head, person) : correct(post, head, label, person),
    onError: (reason) => useSaid.setState({ problem: problemOf(reason) }),
    onSuccess: (one) => {
      keep(one);
      return client.invalidateQueries({ queryKey: ["corrections", one.post_id] });
    },
  });
}
