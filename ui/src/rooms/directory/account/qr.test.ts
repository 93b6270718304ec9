import { describe, expect, it } from "vitest";
import { drawn, QUIET } from "./qr";

const TEXT = "otpauth://totp/T?secret=JBSWY3DP";
// Read back as TEXT by a reader of another make (ZXing).
const READ = `
  #######..#...###...##.#######
  #.....#..##.#####...#.#.....#
  #.###.#.#.##.#.#..#.#.#.###.#
  #.###.#.#.#...##.##...#.###.#
  #.###.#.#......###.##.#.###.#
  #.....#.#..##.........#.....#
  #######.#.#.#.#.#.#.#.#######
  ........#####.#.#..#.........
  #.#####...#.....#...#.#####..
  ##.#...#.#.#.###.####.###..##
  .....##.#.#########.#..#.#...
  .##.##..##.#.#.#..##.#.#.#.#.
  ##.#####...#..##.........###.
  .#.....####.#..##.###.####..#
  ..#.####....#....##.##..##...
  ..#.#..##.##..#.#.#.##.###.#.
  .#.######.##.........#.#.##..
  ##.#.#.#.#.#.###...#######..#
  #...###..#...###.##.#.##.....
  #.##....#..#.#.#...#..##.#..#
  #....##..#..#.###...#####.#.#
  ........###.#..##..##...#.###
  #######..##.#..#.#.##.#.#....
  #.....#.###...###..##...#..#.
  #.###.#.####...#....########.
  #.###.#.#.##..####.##.....###
  #.###.#.#...#####.###...#.##.
  #.....#..##........##..#...#.
  #######.###.#.#####..#.#..#..
`;

/** The rows that a path fills, as a camera sees them. */
function seen(path: string, size: number): string[] {
  const rows = Array.from({ length: size }, () => Array<string>(size).fill("."));
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    rows[Number(y)]?.fill("#", Number(x), Number(x) + Number(length));
  }
  return rows.map((row) => row.join(""));
}

describe("drawn", () => {
  it("draws what another reader reads, with light around it", () => {
    const { size, path } = drawn(TEXT);
    const rows = seen(path, size);
    const inner = rows.slice(QUIET, -QUIET).map((row) => row.slice(QUIET, -QUIET));
    expect(inner).toEqual(
      READ.trim()
        .split("\n")
        .map((row) => row.trim()),
    );
    expect(rows.join("").replaceAll(".", "")).toBe(inner.join("").replaceAll(".", ""));
  });
});
