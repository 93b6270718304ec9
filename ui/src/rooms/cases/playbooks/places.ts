/** Where a line and a column (both from 1) stand in a text; past its end, its end. */
export function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  const before = lines.slice(0, Math.max(line - 1, 0));
  const start = before.reduce((sum, each) => sum + each.length + 1, 0);
  const length = lines[line - 1]?.length ?? 0;
  return Math.min(start + Math.min(Math.max(column - 1, 0), length), text.length);
}
