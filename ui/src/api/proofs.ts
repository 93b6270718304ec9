// What proves that it is oneself: a password, codes of an app, passkeys.
import { call, part, send } from "./client";

export interface Passkey {
  passkey_id: string;
  name: string;
  made_at: string;
  used_at: string | null;
}

export interface CodesBegun {
  secret: string;
  address: string;
}

export const passkeys = () => call<Passkey[]>("/api/me/passkeys");

export const removePasskey = (id: string) => send<void>("DELETE", `/api/me/passkeys/${part(id)}`);

/** Have this device make a passkey, and the server keep it. */
export async function makePasskey(name: string): Promise<Passkey> {
  const begun = await send<{ options: PublicKeyCredentialCreationOptionsJSON }>(
    "POST",
    "/api/me/passkeys/begin",
  );
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(begun.options);
  const made = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  return send<Passkey>("POST", "/api/me/passkeys", { name, credential: made.toJSON() });
}

/** Whether this browser can make one that our server understands. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential !== "undefined" &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential;

export const changePassword = (was: string, wished: string) =>
  send<void>("PUT", "/api/me/password", { was, wished });

export const beginCodes = () => send<CodesBegun>("POST", "/api/me/codes");

export const proveCodes = (code: string) =>
  send<{ codes: string[] }>("POST", "/api/me/codes/proof", { code });

export const endCodes = (name: string, password: string, code: string) =>
  send<void>("POST", "/api/me/codes/end", { name, password, code });
