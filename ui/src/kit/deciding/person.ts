// Who decides here: whoever is signed in, or else whom this device remembers having asked.
import { useState } from "react";
import { create } from "zustand";

const KEY = "tocsin.person";

const signed = create<{ name: string }>(() => ({ name: "" }));

/** Keep who is signed in; "" for nobody. */
export const keepSignedIn = (name: string) => signed.setState({ name });

/** The name of whoever is signed in; the server takes this one whatever a form says. */
export const useSignedIn = () => signed((state) => state.name);

/** Who decides in a form, and how it learns a name: whoever is signed in may become known later. */
export function usePerson(): [string, (name: string) => void] {
  const known = useSignedIn();
  const [typed, setTyped] = useState(stored);
  return [known || typed, setTyped];
}

export function rememberedPerson(): string {
  return signed.getState().name || stored();
}

function stored(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

export function rememberPerson(name: string): void {
  if (signed.getState().name) return;
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // storage may be forbidden; the name is then asked again
  }
}
