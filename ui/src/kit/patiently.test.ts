import { expect, test } from "vitest";
import { patiently } from "./patiently";

test("a part that could not be fetched is fetched again until it comes", async () => {
  const answers = [Promise.reject(new Error("gone")), Promise.resolve("the chart")];
  const load = () => answers.shift() ?? Promise.resolve("too late");

  expect(await patiently(load, 1)).toBe("the chart");
});
