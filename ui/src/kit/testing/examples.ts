// The examples of docs/reference: what a panel shows is tried on the very shapes of the server.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const REFERENCE = join(import.meta.dirname, "../../../../docs/reference/api.md");
const shapes = new Map(
  readFileSync(REFERENCE, "utf8")
    .split(/^### /m)
    .map((part) => [part.split("\n", 1)[0] ?? "", /```json\n([\s\S]*?)```/.exec(part)?.[1]]),
);

/** One shape as the reference shows it, changed in what a test is about. */
export function example<Shape>(name: string, changed: Partial<Shape> = {}): Shape {
  const told = shapes.get(name);
  if (!told) throw new Error(`docs/reference/api.md shows no ${name}`);
  return { ...(JSON.parse(told) as Shape), ...changed };
}
