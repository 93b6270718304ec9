import { useState } from "react";

export interface Undo {
  words: string;
  act: () => Promise<unknown>;
}

/** The last thing done, and how it is taken back. */
export function useUndo() {
  const [last, setLast] = useState<Undo>();
  return { last, offer: setLast, done: () => setLast(undefined) };
}
