import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type CaseDetail, onPart } from "@/api/cases";
import { moved } from "./order";

interface Move {
  id: string;
  place: number;
}

/** Put a task at another place: seen at once, taken back where the server refuses. */
export function useOrder(one: CaseDetail) {
  const client = useQueryClient();
  const key = ["case", one.case_id];
  return useMutation({
    mutationFn: ({ id, place }: Move) => onPart("tasks", id, "order", { place }),
    onMutate: async ({ id, place }) => {
      // What was asked before the move would put it back for a moment.
      await client.cancelQueries({ queryKey: key });
      client.setQueryData<CaseDetail>(key, (old) =>
        old ? { ...old, tasks: moved(old.tasks, id, place, (task) => task.task_id) } : old,
      );
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}
