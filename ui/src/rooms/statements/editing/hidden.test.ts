import { expect, it } from "vitest";
import { hiddenIn, withoutHidden } from "./hidden";

it("counts and takes out what turns or hides words, and nothing that is seen", () => {
  const text = "We\u202e act\u200b now\u2066.\n👩\u200d👧 警鐘";
  expect(hiddenIn(text)).toBe(3);
  expect(withoutHidden(text)).toBe("We act now.\n👩\u200d👧 警鐘");
});

it("leaves an honest text as it is", () => {
  expect(hiddenIn("Nothing hidden.\n\tHere.")).toBe(0);
  expect(withoutHidden("")).toBe("");
});
