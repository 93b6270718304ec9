import { describe, expect, it } from "vitest";
import { hits, pieces } from "./text";

const drawn = (text: string, terms: string[] = []) =>
  pieces(text, terms).map((piece) => (piece.kind === "control" ? piece.code : piece.text));

describe("pieces", () => {
  it("shows bidi and zero-width characters for what they are", () => {
    expect(drawn("a\u202Eb\u200Bc")).toEqual(["a", "U+202E", "b", "U+200B", "c"]);
  });

  it("leaves joined emoji whole", () => {
    expect(drawn("👩‍👧 ok")).toEqual(["👩‍👧 ok"]);
  });

  it("shows a joiner that hides inside a word", () => {
    expect(drawn("re\u200Dfund")).toEqual(["re", "U+200D", "fund"]);
  });

  it("shows a lone half of a character instead of breaking", () => {
    expect(drawn("x\uD83Dy")).toEqual(["x", "U+D83D", "y"]);
  });

  it("keeps line breaks as text", () => {
    expect(drawn("a\nb")).toEqual(["a\nb"]);
  });

  it("returns markup as plain text", () => {
    expect(pieces("<img onerror=x>", [])).toEqual([{ kind: "text", text: "<img onerror=x>" }]);
  });

  it("sets a hit apart even when a hidden character splits it", () => {
    expect(pieces("Orbi\u200Bfruit!", ["orbifruit"])).toEqual([
      { kind: "hit", text: "Orbi" },
      { kind: "control", code: "U+200B" },
      { kind: "hit", text: "fruit" },
      { kind: "text", text: "!" },
    ]);
  });
});

describe("hits", () => {
  it("finds a folded term in traditional, full-width and mixed case", () => {
    expect(hits("門市說 ＰＨＯＮＥ", ["门市", "phone"])).toEqual([
      [0, 2],
      [4, 9],
    ]);
  });

  it("merges overlapping terms", () => {
    expect(hits("abcd", ["abc", "bcd"])).toEqual([[0, 4]]);
  });

  it("finds nothing for an empty term", () => {
    expect(hits("abc", [""])).toEqual([]);
  });
});
