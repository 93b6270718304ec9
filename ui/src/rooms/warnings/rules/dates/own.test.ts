import { describe, expect, it } from "vitest";
import type { KeptPeriod } from "@/api/periods";
import { freshCall, freshDate, isWholeDate, lasts, untaken } from "./own";

const LAUNCH = {
  ...freshDate("Asia/Taipei"),
  name: "Launch",
  begins_at: "2026-03-01T00:00:00.000Z",
  ends_at: "2026-03-08T00:00:00.000Z",
};

describe("a sensitive date", () => {
  it("is whole when it is named, ends after it begins and knows whom it calls", () => {
    expect(isWholeDate(LAUNCH)).toBe(true);
    expect(isWholeDate({ ...LAUNCH, name: " " })).toBe(false);
    expect(isWholeDate({ ...LAUNCH, calls: [freshCall("en")] })).toBe(false);
    const call = { ...freshCall("en"), recipient: "night@example.org" };
    expect(isWholeDate({ ...LAUNCH, calls: [call] })).toBe(true);
  });

  it("says what is wrong with its end", () => {
    expect(lasts({ ...LAUNCH, ends_at: "" })).toBe("open");
    expect(lasts({ ...LAUNCH, ends_at: LAUNCH.begins_at })).toBe("before");
    expect(lasts({ ...LAUNCH, ends_at: "2027-03-08T00:00:00.000Z" })).toBe("long");
  });
});

describe("untaken", () => {
  it("offers no shipped date twice", () => {
    const shipped = ["consumer_day_315", "year_end"].map(
      (period_id) => ({ period_id }) as KeptPeriod,
    );
    expect(untaken(shipped, shipped.slice(0, 1)).map((one) => one.period_id)).toEqual(["year_end"]);
  });
});
