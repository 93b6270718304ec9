// Imports go app → rooms → kit | live | api | i18n, and a room never sees another room.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const SRC = join(import.meta.dirname, "..");
const ALLOWED: Record<string, string[]> = {
  app: ["app", "rooms", "kit", "live", "api", "i18n"],
  rooms: ["kit", "live", "api", "i18n"],
  kit: ["kit", "api", "i18n"],
  live: ["live", "api"],
  api: ["api"],
  i18n: ["i18n"],
};
const MOST_LINES = 250;

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.(tsx?|css)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(SRC, path), "utf8") }));

const importsOf = (text: string) =>
  [...text.matchAll(/(?:from|import\()\s*"(@\/[^"]+|\.\.?\/[^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );

/** The folder of src that an import leads to. */
function layerOf(path: string, target: string): string {
  const full = target.startsWith("@/")
    ? target.slice(2)
    : relative(SRC, join(SRC, path, "..", target));
  return full.split("/")[0] ?? "";
}

describe("layers", () => {
  it("import only downwards", () => {
    const broken = files.flatMap(({ path, text }) => {
      const layer = path.split("/")[0] ?? "";
      return importsOf(text)
        .filter((target) => !target.startsWith("./"))
        .filter((target) => !ALLOWED[layer]?.includes(layerOf(path, target)))
        .filter((target) => !(layer === "rooms" && target.startsWith("../")))
        .map((target) => `${path} → ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it("keep rooms apart, and enter them by their door", () => {
    const entered = files
      .filter(({ path }) => path.startsWith("app/"))
      .flatMap(({ text }) => importsOf(text))
      .filter((target) => target.startsWith("@/rooms/"));
    expect(entered.filter((target) => target.split("/").length !== 3)).toEqual([]);
  });

  it("hold files of at most 250 lines", () => {
    const long = files
      .filter(({ path }) => path !== "kit/traditional.ts")
      .filter(({ text }) => text.split("\n").length > MOST_LINES + 1)
      .map(({ path }) => path);
    expect(long).toEqual([]);
  });

  it("never hand markup to the browser", () => {
    const risky = files
      .filter(({ path }) => !path.includes(".test."))
      .filter(({ text }) =>
        /dangerouslySetInnerHTML|innerHTML|outerHTML|document\.write/.test(text),
      )
      .map(({ path }) => path);
    expect(risky).toEqual([]);
  });
});
