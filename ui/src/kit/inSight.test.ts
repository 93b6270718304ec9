import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, it, vi } from "vitest";
import { whileSeen } from "./inSight";

const watching = (isSeen: boolean) => {
  const client = new QueryClient();
  const ask = vi.fn(async () => "told");
  const options = { queryKey: ["stories"], queryFn: ask };
  const observer = new QueryObserver(client, { ...options, enabled: whileSeen(isSeen) });
  observer.subscribe(() => {});
  const look = () => observer.setOptions({ ...options, enabled: whileSeen(true) });
  return { client, ask, look };
};

afterEach(() => vi.useRealTimers());

it("asks once for what is out of sight, and anew when it has changed and comes into sight", async () => {
  vi.useFakeTimers();
  const { client, ask, look } = watching(false);
  await vi.advanceTimersByTimeAsync(0);
  await client.invalidateQueries({ queryKey: ["stories"] });
  expect(ask).toHaveBeenCalledTimes(1);
  look();
  await vi.advanceTimersByTimeAsync(0);
  expect(ask).toHaveBeenCalledTimes(2);
});

it("asks anew for what is in sight as soon as it has changed", async () => {
  vi.useFakeTimers();
  const { client, ask } = watching(true);
  await vi.advanceTimersByTimeAsync(0);
  await client.invalidateQueries({ queryKey: ["stories"] });
  expect(ask).toHaveBeenCalledTimes(2);
});
