import { describe, expect, it } from "vitest";
import type { Post, StoryInvolved, WarningDetail } from "@/api/types";
import type { Change, Explanation, Line } from "@/api/warned";
import { alsoFired, byStory, comesDown, copied, reasonsOf, spreadOf, toldBy } from "./newest";

const aPost = (id: string) => ({ id }) as Post;
const aChange = (part: Partial<Change>) => ({ reasons: [], ...part }) as unknown as Change;
const aReason = (rule: string, share: number) => ({ rule, share }) as Change["reasons"][number];

describe("toldBy", () => {
  it("passes over what a person decided", () => {
    const machine = aChange({ change_id: "c1", reasons: [aReason("seasonal.burst", 1)] });
    expect(toldBy([aChange({ change_id: "c2" }), machine])?.change_id).toBe("c1");
  });
});

describe("reasonsOf", () => {
  it("puts beside each reason the line that tells it", () => {
    const reasons = [aReason("seasonal.burst", 0.7), aReason("seasonal.swell", 0.3)];
    const [rose, burst, swell] = [{}, { value: 84 }, { value: 412 }].map((facts) => ({
      code: "warning.told.any",
      facts,
    }));
    const told = reasonsOf(aChange({ reasons, lines: [rose, burst, swell] as Line[] }));
    expect(told.map(({ line }) => line)).toEqual([burst, swell]);
  });

  it("keeps reasons of old books, which have no lines", () => {
    const reasons = [aReason("seasonal.burst", 1)];
    expect(reasonsOf(aChange({ reasons }))).toEqual([{ reason: reasons[0], line: undefined }]);
  });
});

describe("alsoFired", () => {
  it("finds the rules beside the largest in the server's own sentence", () => {
    const also = { code: "warning.told.also", facts: { rules: [] } };
    const rose = { code: "warning.told.rose", facts: {} };
    expect(alsoFired(aChange({ lines: [rose, also] }))).toBe(also);
    expect(alsoFired(aChange({ lines: [rose] }))).toBeUndefined();
  });
});

describe("copied", () => {
  it("puts copies behind the first that said it, and leaves what copies nothing alone", () => {
    const posts = ["a/g", "b", "c/g", "d"].map((one) => {
      const [id, copy_group = null] = one.split("/");
      return { id, copy_group } as Post;
    });
    const told = copied(posts).map(({ post, copies }) => [post.id, ...copies.map(({ id }) => id)]);
    expect(told).toEqual([["a", "c"], ["b"], ["d"]]);
  });
});

describe("byStory", () => {
  const told = {
    stories: [
      { story: "s1", posts: ["a", "c"] },
      { story: "s2", posts: ["b"] },
    ],
  } as Explanation;

  it("puts copies together and posts of their own last", () => {
    const groups = byStory([aPost("b"), aPost("a"), aPost("c")], told);
    expect(groups.map((one) => [one.story, one.posts.map((post) => post.id)])).toEqual([
      ["s1", ["a", "c"]],
      ["", ["b"]],
    ]);
  });

  it("takes the story that is known now, even of a single post", () => {
    const known = { story_id: "s9", evidence: ["b"], label: "The lid came off" } as StoryInvolved;
    const groups = byStory([aPost("a"), aPost("b"), aPost("c")], told, [known]);
    expect(groups.map((one) => [one.story, one.known?.label])).toEqual([
      ["s1", undefined],
      ["s9", "The lid came off"],
    ]);
  });

  it("keeps every post where nothing is explained", () => {
    expect(byStory([aPost("a"), aPost("b")], undefined)).toMatchObject([
      { story: "", posts: [aPost("a"), aPost("b")] },
    ]);
  });
});

describe("spreadOf", () => {
  it("passes over a person's word, which names no platforms", () => {
    const told = (platform: string[]) =>
      ({ stories: [], platforms: platform.map((name) => ({ platform: name, posts: 1 })) }) as never;
    const changes = [aChange({ explanation: told([]) }), aChange({ explanation: told(["plaza"]) })];
    const found = spreadOf({ changes } as unknown as WarningDetail);
    expect(found?.platforms.map((one) => one.platform)).toEqual(["plaza"]);
  });
});

describe("comesDown", () => {
  it("finds the newest sentence about it", () => {
    const lines = [
      { code: "warning.told.rose", facts: {} },
      { code: "warning.comes_down.person", facts: {} },
    ];
    const warning = { changes: [aChange({}), aChange({ lines })] } as unknown as WarningDetail;
    expect(comesDown(warning)?.code).toBe("warning.comes_down.person");
  });
});
