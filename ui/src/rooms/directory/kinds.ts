// Every kind of entry as a table of its fields: one form and one table serve them all.

export type FieldForm =
  | "text"
  | "long"
  | "words"
  | "reach"
  | "entry"
  | "entries"
  | "choice"
  | "zone"
  | "number"
  | "flag"
  | "moment"
  | "away"
  | "holdings";

export interface Field {
  name: string;
  is: FieldForm;
  /** The word of its label, where another field has the name's. */
  label?: string;
  /** Of which kind an entry points to another. */
  of?: Kind;
  options?: readonly string[];
  isNeeded?: boolean;
  /** Worth a column of the table. */
  isShown?: boolean;
  least?: number;
  most?: number;
}

export const KINDS_IN_ORDER = [
  "duties",
  "people",
  "departments",
  "stakeholders",
  "media-contacts",
  "enquiries",
  "experts",
  "associations",
  "suppliers",
  "leaders",
  "outreaches",
  "policies",
] as const;
export type Kind = (typeof KINDS_IN_ORDER)[number];

interface Described {
  /** The word of the kind in the law's verbs: "person.keep". */
  word: string;
  fields: readonly Field[];
}

const DEPARTMENT: Field = { name: "department_id", is: "entry", of: "departments", isShown: true };
const OWNER: Field = { name: "owner_id", is: "entry", of: "people", isShown: true };
const REACH: Field = { name: "reach", is: "reach", isShown: true };
const LANGUAGES: Field = { name: "languages", is: "words" };
const HOURS = { is: "number", least: 0, most: 10_000 } as const;
const GROUPS = ["employees", "customers", "regulators", "partners", "investors", "public"];

export const KINDS: Record<Kind, Described> = {
  duties: {
    word: "duty",
    fields: [DEPARTMENT, { name: "holdings", is: "holdings", isShown: true }],
  },
  people: {
    word: "person",
    fields: [
      { name: "title", label: "job", is: "text", isShown: true },
      DEPARTMENT,
      REACH,
      LANGUAGES,
      { name: "zone", is: "zone", isNeeded: true },
      { name: "away", is: "away", isShown: true },
      { name: "is_distress_trained", is: "flag" },
    ],
  },
  departments: {
    word: "department",
    fields: [
      { name: "head_id", is: "entry", of: "people", isShown: true },
      { name: "parent_id", is: "entry", of: "departments", isShown: true },
    ],
  },
  stakeholders: {
    word: "stakeholder",
    fields: [
      { name: "group", is: "choice", options: GROUPS, isShown: true },
      { name: "stage", is: "number", least: 0, most: 99, isNeeded: true, isShown: true },
      OWNER,
      REACH,
    ],
  },
  "media-contacts": {
    word: "media_contact",
    fields: [
      { name: "outlet", is: "text", isShown: true },
      { name: "beat", is: "text", isShown: true },
      REACH,
      LANGUAGES,
    ],
  },
  enquiries: {
    word: "enquiry",
    fields: [
      { name: "question", is: "long", isNeeded: true, isShown: true },
      { name: "contact_id", is: "entry", of: "media-contacts", isShown: true },
      { name: "asked_at", is: "moment", isNeeded: true },
      { name: "due_at", is: "moment", isShown: true },
      OWNER,
      { name: "answer", is: "long" },
      { name: "answered_at", is: "moment", isShown: true },
    ],
  },
  experts: {
    word: "expert",
    fields: [
      { name: "field", is: "text", isShown: true },
      REACH,
      { name: "is_agreed", is: "flag", isShown: true },
    ],
  },
  associations: {
    word: "association",
    fields: [
      {
        name: "kind",
        is: "choice",
        options: ["government", "association", "emergency"],
        isShown: true,
      },
      { name: "topics", is: "words" },
      OWNER,
      REACH,
      { name: "report_within_h", ...HOURS, isShown: true },
    ],
  },
  suppliers: {
    word: "supplier",
    fields: [
      { name: "service", is: "text", isShown: true },
      {
        name: "readiness",
        is: "choice",
        options: ["ready", "standby", "unknown", "unavailable"],
        isNeeded: true,
        isShown: true,
      },
      { name: "ready_within_h", ...HOURS, isShown: true },
      { name: "checked_at", is: "moment", isShown: true },
      REACH,
    ],
  },
  leaders: {
    word: "leader",
    fields: [
      { name: "platform", is: "text", isShown: true },
      { name: "account", is: "text", isShown: true },
      { name: "topics", is: "words", isShown: true },
      { name: "is_partner", is: "flag", isShown: true },
      OWNER,
      REACH,
    ],
  },
  outreaches: {
    word: "outreach",
    fields: [
      { name: "leader_id", is: "entry", of: "leaders", isShown: true },
      { name: "request", is: "long", isNeeded: true, isShown: true },
      { name: "asked_at", is: "moment", isNeeded: true },
      OWNER,
      {
        name: "answer",
        label: "reply",
        is: "choice",
        options: ["waiting", "agreed", "declined"],
        isNeeded: true,
        isShown: true,
      },
      { name: "spread_at", is: "moment", isShown: true },
      { name: "url", is: "text" },
    ],
  },
  policies: {
    word: "policy",
    fields: [
      { name: "text", is: "long", isNeeded: true },
      { name: "since", is: "moment", isNeeded: true, isShown: true },
      { name: "readers", is: "entries", of: "people" },
    ],
  },
};

export const TABS = ["held", "rota", "told", ...KINDS_IN_ORDER, "users"] as const;
export type Tab = (typeof TABS)[number];

/** The key of a field's label. */
export const labelOf = (field: Field): string => `ui.directory.${field.label ?? field.name}`;

export const isKind = (tab: Tab): tab is Kind => (KINDS_IN_ORDER as readonly Tab[]).includes(tab);
