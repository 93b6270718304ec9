// Who signs in: made, changed and let go by an administrator.
import { call, part, send } from "./client";
import type { User } from "./people";

export const ROLES = [
  "viewer",
  "analyst",
  "responder",
  "drafter",
  "approver",
  "publisher",
  "auditor",
  "admin",
] as const;

export interface UserEntry {
  name: string;
  shown: string;
  roles: string[];
  person_id: string;
  is_service: boolean;
  subject: string;
}

export interface SignInLink {
  path: string;
  ends_at: string;
}

const at = (id: string) => `/api/users/${part(id)}`;

export const users = () => call<User[]>("/api/users");

export const addUser = (entry: UserEntry) => send<User>("POST", "/api/users", entry);

export const changeUser = (id: string, entry: UserEntry) => send<User>("PUT", at(id), entry);

export const endUser = (id: string) => send<void>("DELETE", at(id));

export const linkUser = (id: string) => send<SignInLink>("POST", `${at(id)}/link`);

export const forgetProofs = (id: string) => send<void>("POST", `${at(id)}/proofs/end`);
