import { afterEach, describe, expect, it, vi } from "vitest";
import type { Changed, Positioned } from "@/api/stream";
import type { Snapshot } from "@/api/types";
import { refetching } from "./refetch";
import { live, take } from "./store";

const changed = (position: number, what: string): Positioned => ({
  kind: "changed",
  data: { what: what as Changed, id: "x" },
  position,
});

const begun = () => {
  live.setState({ snapshot: { head: 10, watches: [], warnings: [] } as unknown as Snapshot });
  const invalidateQueries = vi.fn(async () => {});
  const stop = refetching({ invalidateQueries });
  const asked = () => invalidateQueries.mock.calls.flat();
  return { asked, stop };
};

afterEach(() => live.setState(live.getInitialState(), true));

describe("refetching", () => {
  it("asks once for whatever a frame of events changed", () => {
    const { asked, stop } = begun();
    take([changed(11, "missed"), changed(12, "missed"), changed(13, "gathering")]);
    expect(asked()).toEqual([{ queryKey: ["ledger"] }, { queryKey: ["gatherings"] }]);
    expect(live.getState().snapshot?.head).toBe(13);
    stop();
  });

  it("asks for nothing when the screen does not know what changed", () => {
    const { asked, stop } = begun();
    take([changed(11, "weather"), changed(12, "constructor")]);
    expect(asked()).toEqual([]);
    stop();
  });

  it("asks again the next time, and never after it was stopped", () => {
    const { asked, stop } = begun();
    take([changed(11, "missed")]);
    take([changed(12, "missed")]);
    stop();
    take([changed(13, "missed")]);
    expect(asked()).toHaveLength(2);
  });
});
