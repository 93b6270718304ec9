// The second proof that our own page asks: another site can send cookies, never read them.
const COOKIE = /(?:^|;\s*)(?:__Host-)?tocsin_csrf=([0-9a-f]+)/;

export const CSRF_HEADER = "X-Tocsin-Csrf";

export function csrf(cookies: string): string {
  return COOKIE.exec(cookies)?.[1] ?? "";
}
