import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { askAnew } from "./anew";

it("does not wait for the answer to whom one was before", async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const asked: { refuse: (why: Error) => void }[] = [];
  const ask = () =>
    new Promise<string>((tell, refuse) => {
      asked.push({ refuse });
      if (asked.length > 1) tell("one case");
    });
  const observer = new QueryObserver(client, { queryKey: ["cases"], queryFn: ask });
  const leave = observer.subscribe(() => {});

  await askAnew(client);
  asked[0]?.refuse(new Error("nobody"));
  await Promise.resolve();

  expect(observer.getCurrentResult()).toMatchObject({ data: "one case", isError: false });
  leave();
});
