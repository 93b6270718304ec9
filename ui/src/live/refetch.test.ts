import { focusManager } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Changed, Positioned } from "@/api/stream";
import type { Notice, Snapshot } from "@/api/types";
import { refetching } from "./refetch";
import { begin, live, take } from "./store";

const changed = (position: number, what: string): Positioned => ({
  kind: "changed",
  data: { what: what as Changed, id: "x" },
  position,
});

const begun = () => {
  live.setState({ snapshot: { head: 10, watches: [], warnings: [] } as unknown as Snapshot });
  const invalidateQueries = vi.fn(async () => {});
  const stop = refetching({ invalidateQueries });
  const asked = () => invalidateQueries.mock.calls.map((call: unknown[]) => call[0]);
  return { asked, stop };
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  live.setState(live.getInitialState(), true);
  focusManager.setFocused(undefined);
  vi.useRealTimers();
});

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

  it("calls the roll again when a notice moved", () => {
    const { asked, stop } = begun();
    const notice = { notice_id: "n-1", channel: "email" } as Notice;
    live.setState((state) => ({ snapshot: { ...state.snapshot, notices: [] } as never }));
    take([{ kind: "notice", data: { notice }, position: 11 }]);
    expect(asked()).toEqual([{ queryKey: ["roll"] }, { queryKey: ["told"] }]);
    stop();
  });

  it("asks for everything when the stream had to begin anew", () => {
    const { asked, stop } = begun();
    const snapshot = { now: "2026-03-02T09:41:00.000Z", watches: [] } as unknown as Snapshot;
    begin(snapshot);
    expect(asked()).toEqual([]);
    begin(snapshot);
    expect(asked()).toEqual([undefined]);
    stop();
  });

  it("asks again the next time, and never after it was stopped", () => {
    const { asked, stop } = begun();
    take([changed(11, "missed")]);
    vi.advanceTimersByTime(1000);
    take([changed(12, "missed")]);
    take([changed(13, "missed")]);
    stop();
    take([changed(14, "missed")]);
    vi.advanceTimersByTime(60_000);
    expect(asked()).toHaveLength(2);
  });

  it("asks at once, then once for all that changed within the second", () => {
    const { asked, stop } = begun();
    take([changed(11, "missed")]);
    expect(asked()).toHaveLength(1);
    take([changed(12, "missed")]);
    take([changed(13, "missed")]);
    vi.advanceTimersByTime(999);
    expect(asked()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(asked()).toHaveLength(2);
    stop();
  });

  it("asks for what every post moves a few times a minute only", () => {
    const { asked, stop } = begun();
    for (let second = 0; second < 59; second++) {
      take([changed(11 + second, "stories")]);
      vi.advanceTimersByTime(1000);
    }
    expect(asked()).toHaveLength(4);
    stop();
  });

  it("asks for nothing while nobody looks, and for all of it once somebody does", () => {
    const { asked, stop } = begun();
    focusManager.setFocused(false);
    take([changed(11, "missed"), changed(12, "gathering")]);
    vi.advanceTimersByTime(5000);
    take([changed(13, "missed")]);
    expect(asked()).toEqual([]);
    focusManager.setFocused(true);
    expect(asked()).toEqual([{ queryKey: ["ledger"] }, { queryKey: ["gatherings"] }]);
    stop();
  });
});
