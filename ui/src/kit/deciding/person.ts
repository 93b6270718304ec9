// Who is sitting here: asked once, remembered on this device, told with every decision.
const KEY = "tocsin.person";

export function rememberedPerson(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function rememberPerson(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // storage may be forbidden; the name is then asked again
  }
}
