import { describe, expect, it } from "vitest";
import { fieldsOf, filledIn, isFilledIn, newSecret } from "./schema";

const SCHEMA = {
  properties: {
    platform: { type: "string", default: "rss", title: "Platform" },
    url: { type: "string", format: "uri" },
    stream: { type: "string", enum: ["jetstream", "firehose"], default: "jetstream" },
    relay: { anyOf: [{ type: "string", format: "uri" }, { type: "null" }], default: null },
    poll_s: { type: "integer", minimum: 1, maximum: 86_400, default: 300 },
    secrets: { type: "array", items: { type: "string", writeOnly: true } },
    allow: { type: "array", items: { type: "string" }, default: [] },
    fields: { type: "object" },
    begins_at: { type: "string", format: "date-time" },
  },
  required: ["url"],
};

describe("fieldsOf", () => {
  it("puts what must be filled in first and leaves out what a form cannot say", () => {
    const fields = fieldsOf(SCHEMA);
    expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
      ["url", "address"],
      ["platform", "text"],
      ["stream", "choice"],
      ["relay", "address"],
      ["poll_s", "number"],
      ["secrets", "secrets"],
      ["allow", "words"],
      ["begins_at", "moment"],
    ]);
    expect(fields.find(({ name }) => name === "poll_s")).toMatchObject({ min: 1, max: 86_400 });
  });
});

describe("settings", () => {
  it("leave out what was not filled in", () => {
    expect(filledIn({ url: "https://a.example", platform: "", allow: [], poll_s: 0 })).toEqual({
      url: "https://a.example",
      poll_s: 0,
    });
  });

  it("are ready once everything required is there", () => {
    const fields = fieldsOf(SCHEMA);
    expect(isFilledIn(fields, {})).toBe(false);
    expect(isFilledIn(fields, { url: "https://a.example" })).toBe(true);
  });

  it("make secrets of 32 bytes, never the same twice", () => {
    expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newSecret()).not.toBe(newSecret());
  });
});
