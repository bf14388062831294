import { type View, viewSchema } from "@/domain/views/view";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The view a URL asks for. A part that makes no sense is left out, so that an old or mistyped link still opens. */
export async function viewOf(searchParams: SearchParams): Promise<View> {
  const given = await searchParams;
  const kept = Object.keys(viewSchema.shape).flatMap((key): [string, string][] => {
    const value = given[key];
    return typeof value === "string" && viewSchema.shape[key as keyof View].safeParse(value).success
      ? [[key, value]]
      : [];
  });
  return viewSchema.parse(Object.fromEntries(kept));
}

/** One text of the query string; of several the first. */
export async function textParam(searchParams: SearchParams, key: string): Promise<string | undefined> {
  const value = (await searchParams)[key];
  return Array.isArray(value) ? value[0] : value;
}
