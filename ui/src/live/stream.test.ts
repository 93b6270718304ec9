import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Positioned } from "@/api/stream";
import { gatherer } from "./stream";

const event = (position: number): Positioned => ({
  kind: "changed",
  data: { what: "missed", id: "x" },
  position,
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { hidden: false });
  vi.stubGlobal("requestAnimationFrame", (draw: () => void) => setTimeout(draw, 16));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("gatherer", () => {
  it("hands the first event after a rest over at the next frame", () => {
    const hand = vi.fn();
    gatherer(hand).add(event(1));
    vi.advanceTimersByTime(20);
    expect(hand).toHaveBeenCalledWith([event(1)]);
  });

  it("gathers what follows closely into four frames a second", () => {
    const hand = vi.fn();
    const gathered = gatherer(hand);
    for (let position = 1; position <= 100; position++) {
      gathered.add(event(position));
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(300);
    expect(hand.mock.calls.length).toBeLessThanOrEqual(5);
    expect(hand.mock.calls.flat(2)).toHaveLength(100);
  });
});
