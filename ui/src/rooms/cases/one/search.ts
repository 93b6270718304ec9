export const FACES = ["work", "voices", "papers", "toll", "evidence", "timeline"] as const;
export type Face = (typeof FACES)[number];

/** Which face of a case is shown; read by the router, so that a link leads to it. */
export const readCaseSearch = (raw: Record<string, unknown>): { face?: Face } => ({
  face: FACES.find((face) => face === raw.face && face !== "work"),
});
