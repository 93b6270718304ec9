import { describe, expect, it } from "vitest";
import { deviceOf } from "./device";

const ENGINE = "AppleWebKit/537.36 (KHTML, like Gecko)";

describe("a device", () => {
  it("is told by browser and system", () => {
    const chrome = `Mozilla/5.0 (X11; Linux x86_64) ${ENGINE} Chrome/140.0.0.0 Safari/537.36`;
    expect(deviceOf(chrome)).toBe("Chrome 140 · Linux");
    expect(deviceOf(`${chrome} Edg/140.0.0.0`)).toBe("Edge 140 · Linux");
    const phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";
    expect(deviceOf(`${phone} Version/18.0 Mobile Safari/604.1`)).toBe("Safari 18 · iOS");
  });

  it("stays as it was told where we do not know it", () => {
    expect(deviceOf("curl/8.5")).toBe("curl/8.5");
  });
});
