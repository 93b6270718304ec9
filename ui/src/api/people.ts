// Who signs in, who holds which duty, whom the house knows.
import { call, part, send } from "./client";

export interface User {
  user_id: string;
  name: string;
  shown: string;
  roles: string[];
  person_id: string;
  is_simulated: boolean;
  is_service: boolean;
  subject: string;
  passkeys: number;
  /** Whether a code of an app is asked beside the password. */
  asks_code: boolean;
}

export interface Session {
  session_id: string;
  how: string;
  begun_at: string;
  seen_at: string;
  ends_at: string;
  address: string;
  agent: string;
  is_this: boolean;
}

export interface Me {
  user: User | null;
  duties: string[];
  session: Session | null;
  is_demo: boolean;
  has_users: boolean;
  /** The verbs that the laws grant: "person.keep". */
  may: string[];
  /** Whom the demo can switch to. */
  others: User[];
}

export interface Gap {
  begins_at: string;
  ends_at: string;
}

export interface HeldDuty {
  duty_id: string;
  name: string;
  person_id: string;
  person: string;
  how: string;
  passed_over: string[];
  gaps: Gap[];
}

export interface Shift {
  shift_id: string;
  duty_id: string;
  person_id: string;
  begins_at: string;
  ends_at: string;
}

/** An entry of any kind; what only some kinds have is told by name. */
export type Entry = { entry_id: string; name: string } & Record<string, unknown>;

export const me = () => call<Me>("/api/me");

export const switchUser = (user_id: string) => send<void>("POST", "/api/me/switch", { user_id });

export const signOut = () => send<void>("DELETE", "/api/me/session");

export const mySessions = () => call<Session[]>("/api/me/sessions");

export const endMySession = (id: string) => send<void>("DELETE", `/api/me/sessions/${part(id)}`);

export const heldDuties = () => call<HeldDuty[]>("/api/directory/duties/held");

export const entries = (kind: string) => call<Entry[]>(`/api/directory/${kind}`);
