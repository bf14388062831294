/** A query string as a page is given it. */
export type Query = Record<string, string | string[] | undefined>;

/** Commas may stand in a query as they are; the link stays readable. */
export const queryText = (query: URLSearchParams): string => query.toString().replaceAll("%2C", ",");

/** A link to the same page with another part: what is asked stays, but for the page of a list. */
export function queryWith(query: Query, key: string, value: string): string {
  const params = new URLSearchParams(
    Object.entries(query).flatMap(([name, text]): [string, string][] =>
      typeof text === "string" && name !== "page" ? [[name, text]] : [],
    ),
  );
  params.set(key, value);
  return `?${queryText(params)}`;
}
