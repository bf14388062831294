/** A query string as a page is given it. */
export type Query = Record<string, string | string[] | undefined>;

/** Commas may stand in a query as they are; the link stays readable. */
export const queryText = (query: URLSearchParams): string => query.toString().replaceAll("%2C", ",");

/** What a query says in one text each; of what is said twice nothing is meant. */
export const textsIn = (query: Query): [key: string, text: string][] =>
  Object.entries(query).flatMap(([key, text]): [string, string][] => (typeof text === "string" ? [[key, text]] : []));

/** A link to the same page with another part: what is asked stays, but for the page of a list. */
export function queryWith(query: Query, key: string, value: string): string {
  const params = new URLSearchParams(textsIn(query).filter(([name]) => name !== "page"));
  params.set(key, value);
  return `?${queryText(params)}`;
}
