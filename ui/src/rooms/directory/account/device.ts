// What a browser says of itself, as people call it.
const BROWSERS = [
  ["Edge", /Edg\w*\/(\d+)/],
  ["Opera", /OPR\/(\d+)/],
  ["Firefox", /(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /(?:Chrome|CriOS)\/(\d+)/],
  ["Safari", /Version\/(\d+).*Safari/],
] as const;
const SYSTEMS = [
  ["Android", /Android/],
  ["iOS", /iPhone|iPad/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
] as const;

/** "Firefox 141 · Windows"; what we do not know stays as it was told. */
export function deviceOf(agent: string): string {
  const system = SYSTEMS.find(([, shape]) => shape.test(agent))?.[0];
  for (const [name, shape] of BROWSERS) {
    const found = shape.exec(agent);
    if (found) return [`${name} ${found[1]}`, ...(system ? [system] : [])].join(" · ");
  }
  return agent;
}
