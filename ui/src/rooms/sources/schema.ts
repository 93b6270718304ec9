// A connector's settings as fields of a form: only what its JSON Schema says.

export interface Schema {
  properties?: Record<string, Property>;
  required?: string[];
}

interface Property {
  type?: string;
  format?: string;
  enum?: string[];
  items?: Property;
  anyOf?: Property[];
  default?: unknown;
  title?: string;
  minimum?: number;
  maximum?: number;
  writeOnly?: boolean;
}

export type Kind = "text" | "address" | "number" | "choice" | "words" | "secrets" | "moment";

export interface Field {
  name: string;
  title: string;
  kind: Kind;
  isRequired: boolean;
  preset: unknown;
  options: string[];
  min?: number;
  max?: number;
}

function kindOf(property: Property): Kind | null {
  const known = property.anyOf?.find((one) => one.type !== "null") ?? property;
  if (known.enum) return "choice";
  if (known.type === "integer" || known.type === "number") return "number";
  if (known.type === "array") return known.items?.writeOnly ? "secrets" : "words";
  if (known.type !== "string") return null;
  if (known.format === "date-time") return "moment";
  return known.format === "uri" ? "address" : "text";
}

/** Return the fields to fill in, those that must be filled in first. */
export function fieldsOf(schema: Schema): Field[] {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const kind = kindOf(property);
    if (!kind) return []; // what a form cannot say stays at its default
    return [
      {
        name,
        title: property.title ?? name,
        kind,
        isRequired: required.has(name),
        preset: property.default,
        options: property.enum ?? [],
        min: property.minimum,
        max: property.maximum,
      },
    ];
  });
  return fields.sort((a, b) => Number(b.isRequired) - Number(a.isRequired));
}

export type Settings = Record<string, unknown>;

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0);

/** Return only what was filled in: what was left empty keeps the connector's default. */
export const filledIn = (settings: Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => !isEmpty(value)));

/** Whether everything that must be filled in is; the server has the last word. */
export const isFilledIn = (fields: readonly Field[], settings: Settings): boolean =>
  fields.every((field) => !field.isRequired || !isEmpty(settings[field.name]));

/** Return a new secret as Standard Webhooks writes it. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
