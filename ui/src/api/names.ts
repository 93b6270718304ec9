// Names that a watch knows, and names that are new with it.
import { address, call, part, send } from "./client";

export const KINDS = [
  "brand",
  "person",
  "product",
  "place",
  "organisation",
  "work",
  "topic",
  "name",
] as const;
export type Kind = (typeof KINDS)[number];

export interface EntityEntry {
  kind: Kind;
  name: string;
  aliases: string[];
  exclusions: string[];
  person: string;
}

export interface Entity extends EntityEntry {
  entity_id: string;
  watch_id: string;
  at: string;
  posts: number;
  texts: number;
  accounts: number;
  /** In a span as long before this one. */
  posts_before: number;
  is_drawn: boolean;
}

export type Decision = "entity" | "alias" | "term" | "dismissed";

export interface NewName {
  watch_id: string;
  name: string;
  kind: Kind;
  posts: number;
  texts: number;
  accounts: number;
  posts_before: number;
  read: number;
  read_before: number;
  score: number;
  first_at: string;
  last_at: string;
  examples: { id: string; text: string }[];
  state: "open" | "decided";
  decision: Decision | null;
  entity_id: string | null;
  person: string | null;
}

const of = (watch: string) => `/api/watches/${part(watch)}`;

export const entities = (watch: string, hours: number, signal?: AbortSignal) =>
  call<Entity[]>(address(`${of(watch)}/entities`, { hours }), { signal });

export const saveEntity = (watch: string, entry: EntityEntry, id?: string) =>
  send<Entity>(id ? "PUT" : "POST", `${of(watch)}/entities${id ? `/${part(id)}` : ""}`, entry);

export const forgetEntity = (watch: string, id: string, person: string) =>
  send<Entity>("DELETE", address(`${of(watch)}/entities/${part(id)}`, { person }));

export const newNames = (watch: string, state: "open" | "decided", signal?: AbortSignal) =>
  call<NewName[]>(address(`${of(watch)}/names`, { state }), { signal });

export interface Said {
  name: string;
  decision: Decision;
  kind?: Kind;
  entity_id?: string;
  person: string;
}

export const decideName = (watch: string, said: Said) =>
  send<NewName>("POST", `${of(watch)}/names/decisions`, said);

export const undoName = (watch: string, name: string, person: string) =>
  send<NewName>("DELETE", address(`${of(watch)}/names/decisions`, { name, person }));
