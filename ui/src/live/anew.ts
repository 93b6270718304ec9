import type { QueryClient } from "@tanstack/react-query";

/**
 * Ask for all that is shown again, as whoever one is now.
 *
 * A first question that is still on its way would otherwise be waited for, and its answer is the
 * one to whom one was before.
 */
export async function askAnew(client: QueryClient): Promise<void> {
  await client.cancelQueries();
  await client.invalidateQueries();
}
