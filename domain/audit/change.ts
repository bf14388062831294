/** One field an audit row tells of; undefined where it did not exist. */
export interface AuditChange {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The fields that differ between what stood there and what stands there now, in the order they are written in. What is no set of fields counts as one, "". */
export function auditChanges(before: unknown, after: unknown): AuditChange[] {
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return names
    .map((field) => ({ field, before: old[field], after: now[field] }))
    .filter((change) => !alike(change.before, change.after));
}

function fieldsOf(value: unknown): Fields {
  if (isFields(value)) return value;
  return value === null || value === undefined ? {} : { "": value };
}
/** PostgreSQL keeps an object's keys in an order of its own: the same order on both sides. */
const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What an audit row is about, taken apart: "record:<channel>:2026-11-20" is of kind "record", with an id and a date. */
export interface AuditSubject {
  readonly kind: string;
  readonly ids: readonly string[];
  readonly date: string | null;
  readonly rest: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export function auditSubject(text: string): AuditSubject {
  const [kind = "", ...parts] = text.split(":");
  return {
    kind,
    ids: parts.filter((part) => UUID.test(part)),
    date: parts.find((part) => DATE.test(part)) ?? null,
    rest: parts.filter((part) => !UUID.test(part) && !DATE.test(part)).join(":"),
  };
}

/** Every id in a value, each once. */
export const idsWithin = (value: unknown): string[] => [
  ...new Set(JSON.stringify(value)?.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []),
];
