import { CSRF_HEADER, csrf } from "./csrf";
import type { Connector, QuarantinePage, SourceEntry, SourceTried } from "./sources";
import type {
  AccountRow,
  EarlyWarning,
  Indicators,
  NewWatch,
  Notice,
  PostPage,
  Problem,
  Snapshot,
  SourceState,
  Topic,
  Tried,
  WarningDetail,
  Watch,
} from "./types";

/** A refusal of the server, or the failure to reach it (code "ui.unreachable"). */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

export type Query = Record<string, string | number | boolean | null | undefined>;

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") search.set(key, String(value));
  }
  const tail = search.toString();
  return tail ? `${path}?${tail}` : path;
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback = { status: response.status, code: `http.${response.status}` };
  try {
    return { ...fallback, ...(await response.json()) };
  } catch {
    return fallback; // a proxy's own error page
  }
}

/** The server's answer, or its refusal as an ApiError. */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  if (!headers.has("Accept")) headers.set("Accept", "application/json");
  headers.set("Accept-Language", document.documentElement.lang || "en");
  if (init.body && !headers.has("Content-Type")) headers.set("Content-Type", "application/json");
  if (init.method && init.method !== "GET") headers.set(CSRF_HEADER, csrf(document.cookie));
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers });
  } catch (reason) {
    if (reason instanceof DOMException && reason.name === "AbortError") throw reason;
    throw new ApiError({ status: 0, code: "ui.unreachable" });
  }
  if (!response.ok) {
    const problem = await problemOf(response);
    if (problem.code === "web.sign_in_needed") location.assign("/sign-in");
    throw new ApiError(problem);
  }
  return response;
}

export async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await ask(path, init);
  if (response.status === 204) return undefined as T;
  const body = await response.text();
  return (body ? JSON.parse(body) : undefined) as T;
}

export const send = <T>(method: string, path: string, body?: unknown) =>
  call<T>(path, { method, body: body === undefined ? undefined : JSON.stringify(body) });

export const part = encodeURIComponent;

export interface PostQuery extends Query {
  q?: string;
  watch?: string;
  platform?: string;
  lang?: string;
  sentiment?: string;
  since?: string;
  until?: string;
  limit?: number;
  before?: string;
}

export const snapshot = () => call<Snapshot>("/api/snapshot");

export const indicators = (watch: string, hours: number, step_s: number, signal?: AbortSignal) =>
  call<Indicators>(address(`/api/watches/${part(watch)}/indicators`, { hours, step_s }), {
    signal,
  });

export const accounts = (watch: string, hours: number, limit: number, signal?: AbortSignal) =>
  call<AccountRow[]>(address(`/api/watches/${part(watch)}/accounts`, { hours, limit }), { signal });

export const posts = (query: PostQuery, signal?: AbortSignal) =>
  call<PostPage>(address("/api/posts", query), { signal });

export const warnings = (query: { watch?: string; open?: boolean; limit?: number }) =>
  call<EarlyWarning[]>(address("/api/warnings", query));

export const warning = (id: string) => call<WarningDetail>(`/api/warnings/${part(id)}`);

export const acknowledge = (id: string, person: string) =>
  send<EarlyWarning>("POST", `/api/warnings/${part(id)}/acknowledge`, { person });

export const standDown = (id: string, person: string, reason: string) =>
  send<EarlyWarning>("POST", `/api/warnings/${part(id)}/stand_down`, { person, reason });

export const acknowledgeNotice = (id: string, person: string) =>
  send<Notice>("POST", `/api/notices/${part(id)}/acknowledge`, { person });

/** What reached nobody and nobody has answered for, with what tells of it. */
export async function undelivered(): Promise<Notice[]> {
  const waiting = { unacknowledged: true, limit: 500 };
  const [told, dead] = await Promise.all([
    call<Notice[]>(address("/api/notices", waiting)),
    call<Notice[]>(address("/api/notices", { ...waiting, state: "dead" })),
  ]);
  return [...told.filter((one) => one.change_id === "outbox" && one.state !== "dead"), ...dead];
}

export const connectors = () => call<Connector[]>("/api/connectors");

export const beginSource = (entry: SourceEntry) => send<SourceState>("POST", "/api/sources", entry);

export const changeSource = (id: string, entry: SourceEntry) =>
  send<SourceState>("PUT", `/api/sources/${part(id)}`, entry);

export const endSource = (id: string) => send<void>("DELETE", `/api/sources/${part(id)}`);

export const trySource = (entry: SourceEntry) =>
  send<SourceTried>("POST", "/api/sources/try", entry);

export const quarantine = (source: string | undefined, signal?: AbortSignal) =>
  call<QuarantinePage>(address("/api/quarantine", { source, limit: 300 }), { signal });

/** A watch as it was entered: alone with its handles, which every other answer has as pseudonyms. */
export const watch = (id: string) => call<Watch>(`/api/watches/${part(id)}`);

/** What a new watch may begin with. */
export const topics = () => call<Topic[]>("/api/watches/topics");

export const createWatch = (watch: NewWatch) => send<Watch>("POST", "/api/watches", watch);

export const updateWatch = (watch: Watch) =>
  send<Watch>("PUT", `/api/watches/${part(watch.watch_id)}`, watch);

export const deleteWatch = (id: string) => send<void>("DELETE", `/api/watches/${part(id)}`);

export const tryWatch = (watch: NewWatch, texts: string[]) =>
  send<Tried>("POST", "/api/watches/try", { watch, texts });
