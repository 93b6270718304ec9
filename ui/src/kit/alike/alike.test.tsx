import type { UseQueryResult } from "@tanstack/react-query";
import i18next from "i18next";
import { renderToStaticMarkup } from "react-dom/server";
import { initReactI18next } from "react-i18next";
import { beforeAll, describe, expect, it } from "vitest";
import type { Told } from "@/api/alike";
import { OPTIONS } from "@/i18n";
import catalogue from "@/i18n/catalogue.en";
import { AlikePanel, againIn, Nearness } from "./AlikePanel";

beforeAll(async () => {
  const resources = { en: { translation: catalogue } };
  await i18next.use(initReactI18next).init({ ...OPTIONS, lng: "en", resources });
});

const told = (part: Partial<Told>): Told => ({ by: "meaning", install: null, waiting: 0, ...part });

function drawn(asked: { data?: Told; error?: Error }): string {
  return renderToStaticMarkup(
    <AlikePanel title="Said before" asked={asked as UseQueryResult<Told>}>
      {({ waiting }) => (
        <p>
          {waiting} to come <Nearness value={0.4} />
        </p>
      )}
    </AlikePanel>,
  );
}

describe("AlikePanel", () => {
  it("shows what is there while the rest waits, and says which of the two it is", () => {
    expect(drawn({ data: told({ waiting: 3 }) })).toContain("3 to come");
    expect(drawn({ data: told({ waiting: 3 }) })).toContain(catalogue["ui.alike.waiting"]);
    expect(drawn({ data: told({}) })).toContain(catalogue["ui.alike.by.meaning"]);
  });

  it("tells how to have the better measure where words are all it goes by", () => {
    const page = drawn({ data: told({ by: "words", install: 'pip install "tocsin[strong]"' }) });
    expect(page).toContain(catalogue["ui.alike.by.words"]);
    expect(page).toContain("tocsin[strong]");
    expect(drawn({ data: told({}) })).not.toContain(catalogue["ui.alike.install"]);
  });

  it("says a nearness in words and as a bar", () => {
    expect(drawn({ data: told({}) })).toMatch(/width:40%.*Nearness: .*40\s?%/);
  });

  it("draws no answer of a question that failed or is still asked", () => {
    expect(drawn({ error: new Error("gone") })).not.toContain("to come");
    expect(drawn({})).not.toContain("to come");
  });
});

describe("againIn", () => {
  it("asks again while texts wait, and then no more", () => {
    expect(againIn(told({ waiting: 1 }))).toBeGreaterThan(0);
    expect(againIn(told({}))).toBe(false);
    expect(againIn(undefined)).toBe(false);
  });
});
