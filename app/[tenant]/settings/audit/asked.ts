import { type SearchParams, textParam } from "@/app/_lib/search-params";
import { type AuditSearch, auditSearchSchema } from "@/domain/audit/search";

const KEYS = Object.keys(auditSearchSchema.shape) as (keyof AuditSearch)[];
const UUID = auditSearchSchema.shape.person;

/** What a URL asks for; a part that makes no sense is left out, so that an old or mistyped link still opens. `before`: the last row of the page before. */
export async function askedOf(
  searchParams: SearchParams,
): Promise<{ search: AuditSearch; before: string | undefined }> {
  const search: Record<string, unknown> = {};
  for (const key of KEYS) {
    const found = auditSearchSchema.shape[key].safeParse(await textParam(searchParams, key));
    if (found.success && found.data) search[key] = found.data;
  }
  return { search: search as AuditSearch, before: UUID.safeParse(await textParam(searchParams, "before")).data };
}

/** The same search as a query string, from a row on. */
export const queryOf = (search: AuditSearch, before?: string): string => {
  const params = new URLSearchParams(
    KEYS.flatMap((key): [string, string][] => (search[key] ? [[key, search[key]]] : [])),
  );
  if (before) params.set("before", before);
  return params.size === 0 ? "" : `?${params.toString()}`;
};
