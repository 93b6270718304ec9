import { describe, expect, it } from "vitest";
import type { Clock } from "@/api/cases";
import { inOrder, parts, standing } from "./countdown";

const T = Date.parse("2026-11-01T08:00:00Z");
const iso = (minutes: number) => new Date(T + minutes * 60_000).toISOString();
const aClock = (told: Partial<Clock> = {}): Clock =>
  ({
    clock_id: "c",
    began_at: iso(0),
    warn_at: iso(40),
    due_at: iso(60),
    state: "running",
    met_at: null,
    climbed: 0,
    late_s: 0,
    ...told,
  }) as Clock;

describe("standing", () => {
  it("counts down while there is time", () => {
    expect(standing(aClock(), T + 600_000)).toMatchObject({ phase: "calm", seconds: 3000 });
  });

  it("is warned from the moment that the server says, not by a share of our own", () => {
    expect(standing(aClock(), Date.parse(iso(39.9))).phase).toBe("calm");
    expect(standing(aClock(), Date.parse(iso(40))).phase).toBe("warned");
  });

  it("counts up once it is late, from the very second", () => {
    expect(standing(aClock(), Date.parse(iso(60)))).toMatchObject({ phase: "late", seconds: 0 });
    expect(standing(aClock(), Date.parse(iso(61)))).toMatchObject({ phase: "late", seconds: 60 });
  });

  it("never shows more time than there is when the viewer's clock runs behind", () => {
    expect(standing(aClock(), T - 60_000).gone).toBe(0);
  });

  it("says of what was met by how much it was late", () => {
    const met = aClock({ state: "met", met_at: iso(62), late_s: 120 });
    expect(standing(met, T)).toMatchObject({ phase: "met_late", seconds: 120 });
    expect(standing({ ...met, late_s: 0 }, T).phase).toBe("met");
  });

  it("does not count what was stopped", () => {
    expect(standing(aClock({ state: "stopped" }), Date.parse(iso(90))).phase).toBe("stopped");
  });
});

describe("parts", () => {
  it("keeps its width and sets days apart", () => {
    expect(parts(59)).toEqual({ days: 0, time: "00:00:59" });
    expect(parts(3600 * 30 + 62)).toEqual({ days: 1, time: "06:01:02" });
  });
});

describe("inOrder", () => {
  it("puts the late first, then what is due next, then what has ended", () => {
    const now = Date.parse(iso(50));
    const clocks = [
      aClock({ clock_id: "met", state: "met", late_s: 0 }),
      aClock({ clock_id: "far", warn_at: iso(200), due_at: iso(240) }),
      aClock({ clock_id: "late", due_at: iso(15), warn_at: iso(10) }),
      aClock({ clock_id: "soon" }),
    ];
    expect(inOrder(clocks, now).map((one) => one.clock_id)).toEqual(["late", "soon", "far", "met"]);
  });
});
