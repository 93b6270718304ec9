import { describe, expect, it } from "vitest";
import type { Written } from "@/api/drafts";
import { isSame, writtenOf } from "./written";

const FILE = { name: "a.png", media_type: "image/png", sha256: "0a", alt: "A kettle", length: 9 };
const DRAFT = { title: "T", text: "We stopped.", account: "@us", attachments: [FILE] };

describe("what is written", () => {
  it("is the same while only blanks at an end differ", () => {
    const typed = {
      ...writtenOf(DRAFT),
      account: "@us ",
      attachments: [{ ...FILE, alt: "A kettle " }],
    };
    expect(isSame(typed, DRAFT)).toBe(true);
  });

  it("is told of by an older house without files", () => {
    const old = { title: "T", text: "We stopped.", account: "@us" } as Written;
    expect(writtenOf(old).attachments).toEqual([]);
    expect(isSame(writtenOf(old), old)).toBe(true);
  });

  it.each([
    { account: "@them" },
    { attachments: [] },
    { attachments: [{ ...FILE, alt: "" }] },
    { attachments: [{ ...FILE, sha256: "0b" }] },
    { attachments: [FILE, { ...FILE, sha256: "0b" }] },
  ])("is another text with %o", (change) => {
    expect(isSame({ ...DRAFT, ...change }, DRAFT)).toBe(false);
  });
});
