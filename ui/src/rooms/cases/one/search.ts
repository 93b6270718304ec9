export const FACES = [
  "work",
  "hearing",
  "voices",
  "papers",
  "toll",
  "evidence",
  "timeline",
] as const;
export type Face = (typeof FACES)[number];

/** Of which warning a case is to be opened. */
export const readBoardSearch = (raw: Record<string, unknown>): { warning?: string } => ({
  warning: typeof raw.warning === "string" && raw.warning !== "" ? raw.warning : undefined,
});

/** Which face of a case is shown; read by the router, so that a link leads to it. */
export const readCaseSearch = (raw: Record<string, unknown>): { face?: Face } => ({
  face: FACES.find((face) => face === raw.face && face !== "work"),
});
