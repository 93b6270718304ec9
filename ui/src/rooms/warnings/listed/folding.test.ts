import { describe, expect, it } from "vitest";
import type { Gathering, Silence } from "@/api/rulings";
import type { EarlyWarning } from "@/api/types";
import { folded, isSilenced } from "./folding";

const aWarning = (id: string) => ({ warning_id: id, watch_id: `w-${id}` }) as EarlyWarning;
const aSurge = (id: string, ...watches: string[]) => ({ gathering_id: id, watches }) as Gathering;

describe("folded", () => {
  it("puts the warnings of a surge under it and leaves the others", () => {
    const { surges, alone } = folded(["a", "b", "c"].map(aWarning), [aSurge("g", "w-a", "w-c")]);
    expect(surges[0]?.warnings.map((one) => one.warning_id)).toEqual(["a", "c"]);
    expect(alone.map((one) => one.warning_id)).toEqual(["b"]);
  });

  it("shows a warning once, even where two surges claim it", () => {
    const { surges } = folded([aWarning("a")], [aSurge("g", "w-a"), aSurge("h", "w-a")]);
    expect(surges.map(({ gathering }) => gathering.gathering_id)).toEqual(["g"]);
  });

  it("loses nothing where a surge names watches that do not stand", () => {
    const { surges, alone } = folded([aWarning("a")], [aSurge("g", "w-z")]);
    expect([surges, alone.length]).toEqual([[], 1]);
  });
});

describe("isSilenced", () => {
  it("knows a silence of one watch from a silence of all", () => {
    const of = (watch_id: string) => ({ watch_id }) as Silence;
    expect(isSilenced(aWarning("a"), [of("w-b")])).toBe(false);
    expect(isSilenced(aWarning("a"), [of("w-a")])).toBe(true);
    expect(isSilenced(aWarning("a"), [of("")])).toBe(true);
  });
});
